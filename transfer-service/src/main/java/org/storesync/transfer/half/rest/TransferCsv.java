package org.storesync.transfer.half.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.text.PrintableText;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook;
import org.storesync.transfer.half.TransferBook.Filter;
import org.storesync.transfer.half.TransferBook.Place;

/** All transfers as CSV in UTF-8, with the mark spreadsheets know it by. Text that one would run as a formula gets an apostrophe in front of it. */
final class TransferCsv {
    static final String TYPE = "text/csv";

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final List<String> HEADER = List.of(
            "type",
            "kind",
            "sourceId",
            "halfId",
            "sender",
            "receiver",
            "sourceNumber",
            "number",
            "state",
            "reason",
            "code",
            "differs",
            "double",
            "turn",
            "since");

    private final TransferBook book;
    private final Filter filter;

    TransferCsv(TransferBook book, Filter filter) {
        this.book = book;
        this.filter = filter;
    }

    /** A page of them is held at once. */
    void write(OutputStream out) throws IOException {
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CsvWriter lines = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        lines.writeRecord(HEADER);
        Place after = null;
        List<Transfer> page;
        do {
            page = book.list(filter, after, TransferQuery.LIMIT_MAX);
            page.forEach(transfer -> lines.writeRecord(line(TransferView.from(transfer))));
            after = page.isEmpty() ? null : TransferPage.place(page.getLast());
        } while (page.size() == TransferQuery.LIMIT_MAX);
        lines.flush();
    }

    private static List<String> line(TransferView view) {
        return Stream.of(
                        text(view.type()),
                        text(view.kind()),
                        text(view.sourceId()),
                        text(view.halfId()),
                        text(view.initiatingStore()),
                        text(view.receivingStore()),
                        number(view.sourceNumber()),
                        number(view.number()),
                        text(view.state()),
                        text(view.reason()),
                        text(view.code()),
                        String.valueOf(view.differs()),
                        String.valueOf(view.twice()),
                        text(view.turn()),
                        String.valueOf(view.since()))
                .toList();
    }

    private static String number(@Nullable Long value) {
        return value == null ? "" : value.toString();
    }

    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String shown = PrintableText.lines(value);
        return FORMULA_STARTS.indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}

package org.storesync.transfer.half.rest;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.storesync.kit.csv.CsvText;
import org.storesync.model.text.CsvCell;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook;
import org.storesync.transfer.half.TransferBook.Filter;
import org.storesync.transfer.half.TransferBook.Place;

/** All transfers as CSV, with the mark by which spreadsheets recognise UTF-8. */
final class TransferCsv {
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

    /** Writes all transfers, with one page in memory at a time. */
    void write(OutputStream out) {
        CsvText csv = new CsvText(out, true);
        csv.line(HEADER);
        Place after = null;
        List<Transfer> page;
        do {
            page = book.list(filter, after, TransferQuery.LIMIT.max());
            page.forEach(transfer -> csv.line(line(TransferView.from(transfer))));
            after = page.isEmpty() ? null : TransferPage.place(page.getLast());
        } while (page.size() == TransferQuery.LIMIT.max());
        csv.end();
    }

    private static List<String> line(TransferView view) {
        return Stream.of(
                        CsvCell.text(view.type()),
                        CsvCell.text(view.kind()),
                        CsvCell.text(view.sourceId()),
                        CsvCell.text(view.halfId()),
                        CsvCell.text(view.initiatingStore()),
                        CsvCell.text(view.receivingStore()),
                        CsvCell.number(view.sourceNumber()),
                        CsvCell.number(view.number()),
                        CsvCell.text(view.state()),
                        CsvCell.text(view.reason()),
                        CsvCell.text(view.code()),
                        CsvCell.text(view.differs()),
                        CsvCell.text(view.twice()),
                        CsvCell.text(view.turn()),
                        CsvCell.text(view.since()))
                .toList();
    }
}

package org.storesync.reporting.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.text.PrintableText;

/** CSV in UTF-8 with a header line. Text that a spreadsheet would run as a formula gets an apostrophe in front of it. */
public final class CsvText {
    /** Media type of the answers. */
    public static final String TYPE = "text/csv";

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String FORMULA_STARTS = "=+-@\t\n";

    private final CsvWriter lines;

    /** @param mark a byte order mark comes first: spreadsheets read other scripts wrongly without it */
    public CsvText(OutputStream out, boolean mark, List<String> header) {
        this.lines = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        // The mark is a letter of the first heading to the writer, which needs no quotes for it.
        lines.writeRecord(mark ? marked(header) : header);
    }

    private static List<String> marked(List<String> header) {
        List<String> marked = new ArrayList<>(header);
        marked.set(0, BYTE_ORDER_MARK + header.getFirst());
        return marked;
    }

    public void line(List<String> cells) {
        lines.writeRecord(cells);
    }

    /** A cell of text; empty for none. */
    public static String text(@Nullable Object value) {
        String text = value == null ? "" : PrintableText.lines(value.toString());
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A cell of a number, plain; empty for none. */
    public static String number(@Nullable BigDecimal value) {
        return value == null ? "" : Decimals.plain(value);
    }

    /** The last line is written. Not called where writing failed: half a file must not look like a whole one. */
    void end() {
        try {
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

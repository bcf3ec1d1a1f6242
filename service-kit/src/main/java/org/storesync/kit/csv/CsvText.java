package org.storesync.kit.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CSV according to RFC 4180, in UTF-8. {@link org.storesync.model.text.CsvCell} makes cells from text. */
public final class CsvText {
    /** Media type. */
    public static final String TYPE = "text/csv";
    /** Spreadsheets recognise UTF-8 by this mark. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CsvWriter lines;

    /** @param mark whether it begins with a byte order mark */
    public CsvText(OutputStream out, boolean mark) {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (mark) {
            try {
                text.write(BYTE_ORDER_MARK);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        this.lines = CsvWriter.builder().build(text);
    }

    /** The next line; the first one is the header. */
    public void line(List<String> cells) {
        lines.writeRecord(cells);
    }

    /** Ends the file after all lines. A caller whose writing failed does not call it, because half a file must not look complete. */
    public void end() {
        try {
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

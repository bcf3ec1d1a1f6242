package org.storesync.kit.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CSV as RFC 4180 has it, in UTF-8; {@link org.storesync.model.text.CsvCell} makes cells of text. */
public final class CsvText {
    /** Media type. */
    public static final String TYPE = "text/csv";
    /** By it spreadsheets know UTF-8. */
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

    /** All lines are written. Not called where writing failed: half a file must not look like a whole one. */
    public void end() {
        try {
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

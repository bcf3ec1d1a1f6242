package org.storesync.model.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes CSV as RFC 4180 has it; {@link CsvCell} makes cells of text. */
public final class CsvText {
    /** Media type. */
    public static final String TYPE = "text/csv";
    /** By it spreadsheets know UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    /**
     * In UTF-8.
     *
     * @param mark whether it begins with a byte order mark
     */
    public CsvText(OutputStream out, boolean mark) {
        this(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (mark) {
            write(BYTE_ORDER_MARK);
        }
    }

    public CsvText(Writer out) {
        this.out = out;
    }

    /** The next line; the first one is the header. */
    public void line(Collection<String> cells) {
        line.setLength(0);
        for (String cell : cells) {
            if (needsQuotes(cell)) {
                line.append('"').append(cell.replace("\"", "\"\"")).append('"');
            } else {
                line.append(cell);
            }
            line.append(',');
        }
        line.setLength(Math.max(0, line.length() - 1));
        write(line.append("\r\n"));
    }

    private static boolean needsQuotes(String cell) {
        return cell.chars().anyMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n');
    }

    /** All lines are written. Not called where writing failed: half a file must not look like a whole one. */
    public void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(CharSequence text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

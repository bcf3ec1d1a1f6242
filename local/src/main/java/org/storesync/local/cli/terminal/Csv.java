package org.storesync.local.cli.terminal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import org.storesync.model.text.CsvCell;
import org.storesync.model.text.PrintableText;
import picocli.CommandLine;

/**
 * The options {@code --csv} and {@code --no-bom}. Files for people have a byte order mark, because otherwise their spreadsheets assume
 * another encoding.
 */
public final class Csv {
    private static final String MARK = "\uFEFF";

    @CommandLine.Option(names = "--csv", description = "All rows, as CSV.")
    private boolean csv;

    @CommandLine.Option(
            names = "--no-bom",
            description = "Without the byte order mark by which spreadsheets know that the file is UTF-8.")
    private boolean unmarked;

    public boolean isWanted() {
        return csv;
    }

    /** Prints a file that a service wrote, or rows from {@link #of}. */
    public void print(String file) {
        print(file, unmarked);
    }

    /** Prints a file with a mark or without one, whether it came with one or not. */
    public static void print(String file, boolean unmarked) {
        String text = file.startsWith(MARK) ? file.substring(MARK.length()) : file;
        System.out.print((unmarked ? "" : MARK) + PrintableText.lines(text));
    }

    /** Rows as a file. The first row is the header. */
    public static String of(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        rows.forEach(row -> csv.writeRecord(row.stream().map(CsvCell::line).toList()));
        return text.toString();
    }
}

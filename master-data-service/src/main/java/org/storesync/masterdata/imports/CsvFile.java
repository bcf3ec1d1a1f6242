package org.storesync.masterdata.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.kit.csv.CsvText;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.sheet.Column;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.model.text.CsvCell;

/** The rows of a file, read one after the other. Faults in its form go to the tally. */
final class CsvFile implements AutoCloseable {
    private static final String BLANKS = " \t\r\n";

    private final Tally tally;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<Column> header = new ArrayList<>();
    private long line;

    /**
     * A row: its cells by column, without outer blanks and without the guard against formulas. Columns that the file does not have are
     * absent.
     */
    record Row(long line, Map<Column, String> cells) {}

    CsvFile(Path file, Sheet sheet, int cellMax, Tally tally) throws IOException {
        this.tally = tally;
        this.reader = CsvReader.builder()
                .maxBufferSize(cellMax)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file, StandardCharsets.UTF_8);
        this.records = reader.iterator();
        header(sheet);
    }

    private void header(Sheet sheet) {
        if (!more()) {
            tally.problem(1, "", "the file is empty; it begins with a line of column names", "");
            return;
        }
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String cell : records.next().getFields()) {
            number++;
            String name = cell.replace(CsvText.BYTE_ORDER_MARK, "").strip();
            if (name.isEmpty()) {
                tally.problem(1, "column " + number, "has no name; is there a comma too many in the header line?", "");
                continue;
            }
            if (!seen.add(name)) {
                tally.problem(1, name, "this column appears twice", "");
            }
            sheet.column(name)
                    .ifPresentOrElse(
                            header::add,
                            () -> tally.problem(
                                    1, name, "is not a column of " + sheet.name() + "; they are " + names(sheet), ""));
        }
        for (Column column : sheet.columns()) {
            if (column.required() && !seen.contains(column.name())) {
                tally.problem(1, column.name(), "this column is required", "");
            }
        }
    }

    private static String names(Sheet sheet) {
        return String.join(", ", sheet.columns().stream().map(Column::name).toList());
    }

    /** The next rows, at most this many; fewer only at the end. */
    List<Row> next(int count) {
        List<Row> rows = new ArrayList<>();
        while (rows.size() < count && more()) {
            CsvRecord next = records.next();
            line = next.getStartingLineNumber();
            tally.read(line);
            if (next.getFieldCount() == header.size()) {
                rows.add(row(next));
            } else {
                tally.problem(
                        line,
                        "",
                        "has " + next.getFieldCount() + " cells, the header line " + header.size(),
                        next.getField(0));
            }
        }
        return rows;
    }

    private Row row(CsvRecord next) {
        Map<Column, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), CsvCell.unguarded(stripped(next.getField(i))));
        }
        return new Row(line, cells);
    }

    /**
     * Takes away spaces and tabs at the ends, which typing leaves there. Odd kinds of spaces stay, and are refused where nobody would see
     * them.
     */
    private static String stripped(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && BLANKS.indexOf(cell.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BLANKS.indexOf(cell.charAt(to - 1)) >= 0) {
            to--;
        }
        return cell.substring(from, to);
    }

    private boolean more() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            tally.problem(
                    line + 1, "", "the row that begins after this line can't be read as CSV: a cell is too long", "");
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

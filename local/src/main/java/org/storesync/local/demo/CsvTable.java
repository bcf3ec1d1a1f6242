package org.storesync.local.demo;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header line: commas, double quotes around fields that need them, UTF-8. */
final class CsvTable {
    private final String name;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private CsvTable(String name, List<List<String>> lines) {
        this.name = name;
        List<String> header = lines.getFirst();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        for (List<String> cells : lines.subList(1, lines.size())) {
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(
                        name + ": a row has " + cells.size() + " fields, the header " + header.size() + ": " + cells);
            }
            rows.add(new Row(cells));
        }
    }

    /** Reads {@code /demo/<name>} from the class path. */
    static List<Row> load(String name) {
        try (InputStream in = CsvTable.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/demo/" + name + " is not on the class path; build the module again");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("/demo/" + name + " can't be read", e);
        }
    }

    static List<Row> parse(String name, String text) {
        List<List<String>> lines = split(name, text);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(name + ": no header line");
        }
        return List.copyOf(new CsvTable(name, lines).rows);
    }

    private static List<List<String>> split(String name, String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(name + ": is no CSV; does a quoted field end?", e);
        }
    }

    /** One line. A field is found by the name of its column. */
    final class Row {
        private final List<String> cells;

        private Row(List<String> cells) {
            this.cells = cells;
        }

        String text(String column) {
            Integer at = columns.get(column);
            if (at == null) {
                throw new IllegalArgumentException(name + ": no column '" + column + "', only " + columns.keySet());
            }
            return cells.get(at);
        }

        int whole(String column) {
            return Integer.parseInt(text(column));
        }

        BigDecimal decimal(String column) {
            return new BigDecimal(text(column));
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        boolean yes(String column) {
            return switch (text(column)) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw new IllegalArgumentException(name + ": " + column + " is yes or no, in " + cells);
            };
        }

        /** Words separated by semicolons; none for an empty field. */
        List<String> words(String column) {
            String text = text(column);
            return text.isEmpty() ? List.of() : List.of(text.split(";"));
        }
    }
}

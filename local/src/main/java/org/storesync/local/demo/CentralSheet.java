package org.storesync.local.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * A file of central data, as the master-data-service imports it (docs/protocol.md, Imports).
 *
 * @param type what it imports, such as {@code items}
 * @param rows cells by column, including the ids; all rows have the same columns in the same order
 */
public record CentralSheet(String type, List<Map<String, String>> rows) {
    /** The header line and the rows as text. */
    public String csv() {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(rows.getFirst().keySet());
        rows.forEach(row -> csv.writeRecord(row.values()));
        return text.toString();
    }
}

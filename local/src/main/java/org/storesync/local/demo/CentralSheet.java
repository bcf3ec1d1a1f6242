package org.storesync.local.demo;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.storesync.model.text.CsvText;

/**
 * A file of central data, as the master-data-service imports it (docs/protocol.md, Imports).
 *
 * @param type what it imports, such as {@code items}
 * @param rows cells by column, all rows with the same columns in the same order; the ids among them
 */
public record CentralSheet(String type, List<Map<String, String>> rows) {
    /** A header line and the rows. */
    public String csv() {
        StringWriter text = new StringWriter();
        CsvText csv = new CsvText(text);
        csv.line(rows.getFirst().keySet());
        rows.forEach(row -> csv.line(row.values()));
        return text.toString();
    }
}

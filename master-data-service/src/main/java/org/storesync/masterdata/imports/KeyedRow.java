package org.storesync.masterdata.imports;

import java.util.List;
import java.util.Map;
import org.storesync.masterdata.imports.CsvFile.Row;
import org.storesync.masterdata.sheet.Column;

/**
 * A row whose record can be looked up.
 *
 * @param key by this the record is known: its folded key, or the ids of the records that it refers to
 * @param references the ids of the records that the row refers to
 */
record KeyedRow(Row row, List<String> key, Map<Column, String> references) {
    String cell(Column column) {
        return row.cells().getOrDefault(column, "");
    }
}

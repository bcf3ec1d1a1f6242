package org.storesync.masterdata.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.imports.CsvFile.Row;
import org.storesync.masterdata.imports.ImportTransaction.Session;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.ReferenceType;
import org.storesync.masterdata.sheet.Column;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.model.text.Folding;

/** Finds the records that rows refer to, and by them the keys of the rows' records. */
final class RowKeys {
    private final Sheet sheet;
    private final Session session;
    private final Tally tally;

    RowKeys(Sheet sheet, Session session, Tally tally) {
        this.sheet = sheet;
        this.session = session;
        this.tally = tally;
    }

    /** The rows that name everything they must name. */
    List<KeyedRow> of(List<Row> rows) {
        Map<Column, Map<String, List<String>>> targets = targets(rows);
        List<KeyedRow> keyed = new ArrayList<>();
        for (Row row : rows) {
            Map<Column, String> references = references(row, targets);
            List<String> key = references == null ? null : key(row, references);
            if (references != null && key != null) {
                keyed.add(new KeyedRow(row, key, references));
            }
        }
        return keyed;
    }

    private Map<Column, Map<String, List<String>>> targets(List<Row> rows) {
        Map<Column, Map<String, List<String>>> targets = new HashMap<>();
        for (Column column : sheet.columns()) {
            if (column.field().type() instanceof ReferenceType(Kind target)) {
                Set<String> keys = new HashSet<>();
                rows.forEach(row -> keys.add(Folding.fold(row.cells().getOrDefault(column, ""))));
                keys.remove("");
                targets.put(column, keys.isEmpty() ? Map.of() : session.idsByKey(target, keys));
            }
        }
        return targets;
    }

    /** Ids of the records that a row refers to; null if one does not exist. */
    private @Nullable Map<Column, String> references(Row row, Map<Column, Map<String, List<String>>> targets) {
        Map<Column, String> references = new HashMap<>();
        boolean all = true;
        for (Map.Entry<Column, Map<String, List<String>>> each : targets.entrySet()) {
            Column column = each.getKey();
            String cell = row.cells().getOrDefault(column, "");
            List<String> ids = each.getValue().getOrDefault(Folding.fold(cell), List.of());
            if (ids.size() == 1) {
                references.put(column, ids.getFirst());
            } else if (!cell.isEmpty() && column.field().type() instanceof ReferenceType(Kind target)) {
                all = false;
                String wrong = ids.isEmpty()
                        ? "none of the " + target.label() + " has this code or name"
                        : ids.size() + " of the " + target.label() + " have this code or name: "
                                + String.join(", ", ids);
                tally.problem(row.line(), column.name(), wrong, cell);
            }
        }
        return all ? references : null;
    }

    /** The key of the row's record; null if it is missing. */
    private @Nullable List<String> key(Row row, Map<Column, String> references) {
        List<String> key = new ArrayList<>();
        for (Column column : sheet.keyColumns()) {
            String cell = row.cells().getOrDefault(column, "");
            if (cell.isEmpty()) {
                tally.problem(row.line(), column.name(), "is required", "");
                return null;
            }
            key.add(references.getOrDefault(column, Folding.fold(cell)));
        }
        return key;
    }
}

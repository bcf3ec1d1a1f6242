package org.storesync.masterdata.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.central.Edit;
import org.storesync.masterdata.imports.ImportTransaction.Known;
import org.storesync.masterdata.imports.RowMatch.Match;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.sheet.Column;
import org.storesync.model.text.CsvCell;

/** Puts the cells of a row into its record's body. A cell with the value that the record has already changes nothing. */
final class RowEdit {
    private final Kind kind;
    private final Tally tally;

    RowEdit(Kind kind, Tally tally) {
        this.kind = kind;
        this.tally = tally;
    }

    /** The edit; null if a cell is wrong, or nothing changes. */
    @Nullable
    Edit of(Match match) {
        Known before = match.before();
        ObjectNode body = before == null ? kind.template() : Bodies.parse(before.body());
        boolean changed = before == null;
        boolean fine = true;
        body.put("ID", match.id());
        for (Map.Entry<Column, String> each : match.row().row().cells().entrySet()) {
            Column column = each.getKey();
            String cell = match.row().references().getOrDefault(column, each.getValue());
            String shown = shown(column, body);
            if (!cell.equals(shown) || cell.isEmpty() && column.required()) {
                fine &= put(match.row(), column, cell, body);
                changed |= !shown.equals(shown(column, body));
            }
        }
        if (fine && !changed) {
            tally.unchanged();
        }
        byte[] was = before == null ? null : before.body();
        return fine && changed ? new Edit(Columns.of(kind, match.id(), body), was) : null;
    }

    /** The cell that an export writes, as {@link CsvFile} would read it. */
    private static String shown(Column column, ObjectNode body) {
        return CsvCell.unguarded(column.field().writeCell(body));
    }

    private boolean put(KeyedRow row, Column column, String cell, ObjectNode body) {
        String wrong = "";
        if (!cell.isEmpty()) {
            wrong = column.field().readCell(cell, body);
        } else if (column.required()) {
            wrong = "is required";
        } else if (!column.field().name().equals("ID")) {
            column.field().reset(body);
        }
        if (!wrong.isEmpty()) {
            tally.problem(row.row().line(), column.name(), wrong, cell);
        }
        return wrong.isEmpty();
    }
}

package org.storesync.masterdata.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.csv.CsvText;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.exports.ExportRows.ExportRow;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.ReferenceType;
import org.storesync.masterdata.sheet.Column;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.model.text.CsvCell;

/** Writes a sheet while it is read, a thousand rows at a time. */
@Singleton
public class SheetExport {
    private static final int ROWS_AT_ONCE = 1000;

    private final ExportRows rows;

    SheetExport(ExportRows rows) {
        this.rows = rows;
    }

    /** @param byteOrderMark Excel reads UTF-8 only after one */
    public void write(Sheet sheet, boolean byteOrderMark, OutputStream out) {
        CsvText csv = new CsvText(out, byteOrderMark);
        csv.line(sheet.columns().stream().map(Column::name).toList());
        ExportRow last = null;
        List<ExportRow> page;
        do {
            page = rows.after(sheet.kind(), last, ROWS_AT_ONCE);
            write(sheet, page, csv);
            last = page.isEmpty() ? null : page.getLast();
        } while (page.size() == ROWS_AT_ONCE);
        csv.end();
    }

    private void write(Sheet sheet, List<ExportRow> page, CsvText csv) {
        List<ObjectNode> bodies =
                page.stream().map(row -> Bodies.parse(row.body())).toList();
        Map<Column, Map<String, String>> keys = keys(sheet, bodies);
        for (int i = 0; i < bodies.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (Column column : sheet.columns()) {
                cells.add(
                        column == sheet.idColumn()
                                ? CsvCell.line(page.get(i).id())
                                : cell(column, bodies.get(i), keys.get(column)));
            }
            csv.line(cells);
        }
    }

    private static String cell(Column column, ObjectNode body, @Nullable Map<String, String> keys) {
        String cell = column.field().writeCell(body);
        return keys == null ? cell : CsvCell.line(keys.getOrDefault(cell, ""));
    }

    private Map<Column, Map<String, String>> keys(Sheet sheet, List<ObjectNode> bodies) {
        Map<Column, Map<String, String>> keys = new HashMap<>();
        for (Column column : sheet.columns()) {
            if (column.field().type() instanceof ReferenceType(Kind target)) {
                Set<String> ids = new HashSet<>();
                bodies.forEach(body -> ids.add(column.field().writeCell(body)));
                keys.put(column, rows.keys(target, ids));
            }
        }
        return keys;
    }
}

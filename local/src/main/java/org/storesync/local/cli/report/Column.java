package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;

/**
 * A column of a report: its header, and its content. Columns always have the same order. A column that is empty in all rows is left out.
 *
 * @param alarm whether this content means that a person must look at the row
 * @param together gives all cells of the column a common form
 */
record Column(
        String head, Function<JsonNode, String> cell, Predicate<String> alarm, UnaryOperator<List<String>> together) {

    /** The text of a field. {@code store.code} is a field inside a field. */
    static Column text(String head, String field) {
        return of(head, row -> Shown.text(parent(row, field), last(field)));
    }

    static Column money(String head, String field) {
        return new Column(head, row -> Shown.text(parent(row, field), last(field)), text -> false, Shown::money);
    }

    static Column time(String head, String field) {
        return of(head, row -> Shown.time(parent(row, field), last(field)));
    }

    static Column of(String head, Function<JsonNode, String> cell) {
        return new Column(head, cell, text -> false, UnaryOperator.identity());
    }

    Column alarming(Predicate<String> when) {
        return new Column(head, cell, when, together);
    }

    static Table table(List<Column> all, List<JsonNode> rows) {
        Map<Column, List<String>> used = new LinkedHashMap<>();
        for (Column column : all) {
            List<String> cells =
                    column.together().apply(rows.stream().map(column.cell()).toList());
            if (cells.stream().anyMatch(cell -> !cell.equals(Table.NONE))) {
                used.put(column, cells);
            }
        }
        Table table = new Table(used.keySet().stream().map(Column::head).toArray(String[]::new));
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            table.row(used.values().stream().map(cells -> cells.get(row)).toArray(String[]::new))
                    .alarm(used.entrySet().stream()
                            .anyMatch(each ->
                                    each.getKey().alarm().test(each.getValue().get(row))));
        }
        return table;
    }

    private static JsonNode parent(JsonNode row, String field) {
        int dot = field.lastIndexOf('.');
        return dot < 0 ? row : row.path(field.substring(0, dot));
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}

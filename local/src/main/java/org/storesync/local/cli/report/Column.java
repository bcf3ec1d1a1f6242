package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;

/**
 * A column of a report: its head, and what stands in it. Columns have one order; one that is empty in all rows is left out.
 *
 * @param alarm if what stands there makes its row one that wants a person
 */
record Column(String head, Function<JsonNode, String> cell, Predicate<String> alarm) {

    /** The text of a field; {@code store.code} is the field of a field. */
    static Column text(String head, String field) {
        return of(head, row -> Shown.text(parent(row, field), last(field)));
    }

    static Column money(String head, String field) {
        return of(head, row -> Shown.money(Shown.text(parent(row, field), last(field))));
    }

    static Column time(String head, String field) {
        return of(head, row -> Shown.time(parent(row, field), last(field)));
    }

    static Column of(String head, Function<JsonNode, String> cell) {
        return new Column(head, cell, text -> false);
    }

    Column alarming(Predicate<String> when) {
        return new Column(head, cell, when);
    }

    static Table table(List<Column> all, List<JsonNode> rows) {
        List<Column> used = all.stream()
                .filter(column ->
                        rows.stream().anyMatch(row -> !column.cell().apply(row).equals(Table.NONE)))
                .toList();
        Table table = new Table(used.stream().map(Column::head).toArray(String[]::new));
        for (JsonNode row : rows) {
            table.row(used.stream().map(column -> column.cell().apply(row)).toArray(String[]::new))
                    .alarm(used.stream()
                            .anyMatch(
                                    column -> column.alarm().test(column.cell().apply(row))));
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

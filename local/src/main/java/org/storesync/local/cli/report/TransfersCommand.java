package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Csv;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import picocli.CommandLine;

/** Pairs of the transfer-service, newest first. */
@CommandLine.Command(
        name = "transfers",
        mixinStandardHelpOptions = true,
        description = "The documents that went from store to store, newest first, and what became of them.")
final class TransfersCommand extends ReportPart {
    private static final String SHOWN = "50";
    private static final List<String> STATES = List.of("held", "sent", "taken", "received", "dropped");

    @CommandLine.Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only transfers that are held, sent, taken, received or dropped.")
    private @Nullable String state;

    @CommandLine.Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Only transfers from or to this store, by code or id.")
    private @Nullable String store;

    @Override
    public Integer call() {
        Map<String, String> filters = new LinkedHashMap<>();
        if (state != null) {
            filters.put("state", checked("--state", List.of(state), STATES).getFirst());
        }
        if (store != null) {
            filters.put("store", person().stores().require(store).value());
        }
        List<Column> columns = columns();
        if (csv().isWanted()) {
            csv().print(Csv.of(rows(columns, person().transfers().all(filters))));
            return 0;
        }
        Map<String, List<String>> query = new LinkedHashMap<>();
        filters.forEach((name, value) -> query.put(name, List.of(value)));
        query.put("limit", List.of(SHOWN));
        JsonNode page = person().transfers().page(query);
        listing().print(items(page), Column.table(columns, items(page)), "no rows");
        if (!listing().isJson() && !page.path("nextCursor").asText("").isEmpty()) {
            System.out.println("... there are more: --state and --store show fewer, --csv prints all");
        }
        return 0;
    }

    private List<Column> columns() {
        return List.of(
                Column.text("state", "state").alarming("held"::equalsIgnoreCase),
                Column.of("from", row -> code(row, "initiatingStore")),
                Column.of("to", row -> code(row, "receivingStore")),
                Column.text("type", "type"),
                Column.text("kind", "kind"),
                Column.text("number", "number"),
                Column.of("why", row -> Shown.text(row, row.hasNonNull("reason") ? "reason" : "code")),
                Column.of(
                        "lines waiting",
                        row -> row.path("waiting").asInt() == 0 ? Table.NONE : Shown.text(row, "waiting")),
                Column.of("differs", row -> row.path("differs").asBoolean() ? "yes" : Table.NONE),
                Column.of("double", row -> row.path("double").asBoolean() ? "yes" : Table.NONE),
                Column.time("made", "madeAt"),
                Column.time("changed", "changedAt"),
                Column.text("document", "sourceId"));
    }

    private String code(JsonNode row, String field) {
        String id = Shown.text(row, field);
        return id.equals(Table.NONE) ? id : person().stores().code(id);
    }

    private static List<List<String>> rows(List<Column> columns, List<JsonNode> items) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::head).toList());
        for (JsonNode item : items) {
            rows.add(columns.stream()
                    .map(column -> column.cell().apply(item))
                    .map(cell -> cell.equals(Table.NONE) ? "" : cell)
                    .toList());
        }
        return rows;
    }
}

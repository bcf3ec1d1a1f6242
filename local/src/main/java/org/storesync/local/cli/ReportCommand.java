package org.storesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.country.Names;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.suite.Reports;
import picocli.CommandLine;

/** Reports on the terminal, as the demo user admin. */
@CommandLine.Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Show a report: stock-on-hand, stock-value, sync-report or transfers.")
final class ReportCommand implements Callable<Integer> {
    private static final int SHOWN = 50;
    private static final String TRANSFERS = "transfers";
    private static final List<String> REPORTS = List.of("stock-on-hand", "stock-value", "sync-report", TRANSFERS);

    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Parameters(paramLabel = "REPORT", description = "stock-on-hand, stock-value, sync-report or transfers")
    private String report = "";

    @CommandLine.Option(
            names = "--by",
            paramLabel = "WORDS",
            split = ",",
            description = "Of stock: item, store, location, batch, separated by commas.")
    private List<String> by = List.of();

    @CommandLine.Option(names = "--store", paramLabel = "STORE", description = "Of one store, by its code or id.")
    private @Nullable String store;

    @CommandLine.Option(names = "--csv", description = "All rows, as CSV.")
    private boolean csv;

    @Override
    public Integer call() {
        if (!REPORTS.contains(report)) {
            throw new LocalFailure("no report '" + report + "'; there are: " + String.join(", ", REPORTS));
        }
        if (csv && report.equals(TRANSFERS)) {
            throw new LocalFailure("transfers are told as a table only: leave out --csv");
        }
        StateDir state = stateOption.state();
        Reports reports = Reports.ofRunning(state, ControlClient.require(state).ports());
        Names names = new Names(DemoCountry.load());
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("by", by);
        if (store != null) {
            query.put("store", List.of(names.store(store).value()));
        }
        if (csv) {
            System.out.print(reports.csv(report, query));
        } else {
            query.put("limit", List.of(Integer.toString(SHOWN)));
            print(reports.page(report, query), names);
        }
        return 0;
    }

    private void print(JsonNode page, Names names) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode item : page.path("items")) {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", item, row);
            // Ids are for programs; people read codes and names.
            row.keySet().removeIf(key -> key.endsWith("Id") || key.endsWith(" id"));
            row.replaceAll((key, value) -> key.endsWith("Store") ? names.code(value) : value);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        Table table = new Table(columns.toArray(String[]::new));
        rows.forEach(row -> table.row(
                columns.stream().map(column -> row.getOrDefault(column, "-")).toArray(String[]::new)));
        System.out.print(rows.isEmpty() ? "no rows\n" : table.toString());
        if (!page.path("nextCursor").asText("").isEmpty()) {
            System.out.println("... there are more: "
                    + (report.equals(TRANSFERS) ? "--store CODE shows those of one store" : "--csv prints all"));
        }
    }

    private static void flatten(String name, JsonNode value, Map<String, String> row) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten((name + " " + field.getKey()).strip(), field.getValue(), row));
        } else if (!value.isNull()) {
            row.put(name, value.asText());
        }
    }
}

package org.storesync.system.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.storesync.local.suite.InternalService;
import org.storesync.system.oracle.StockSums;
import org.storesync.system.wire.Answer;

/** The reporting-service's stock as a supervisor sees it, in the form of {@link StockSums}. */
public final class StockReports {
    private static final Pattern CELL = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Central central;
    private final Api api;

    private StockReports(Central central) {
        this.central = central;
        this.api = Api.as("admin", central, InternalService.REPORTING);
    }

    /** Started at its first use. */
    public static StockReports of(Central central) {
        central.service(InternalService.REPORTING);
        return new StockReports(central);
    }

    /** The calls of an administrator, who is a supervisor as well. */
    public Api api() {
        return api;
    }

    /** Waits until the figures are complete and nothing of the feed is left to read. */
    public void awaitCaughtUp() {
        Awaitility.await("the reporting-service has caught up")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> central.isCaughtUp("reporting")
                        && !api.get("/api/v1/feed-state")
                                .json()
                                .path("rebuilding")
                                .asBoolean(true));
    }

    /** All rows of a report, page by page. */
    public TreeMap<String, String> json(String path) {
        TreeMap<String, String> rows = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = ok(path + "&limit=97" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            page.path("items").forEach(row -> add(rows, group(row), figures(row)));
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        return rows;
    }

    /** All rows of a report from its CSV file. */
    public TreeMap<String, String> csv(String path) {
        TreeMap<String, String> rows = new TreeMap<>();
        List<List<String>> lines =
                ok(path + "&format=csv").text().lines().map(StockReports::cells).toList();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> cells = new TreeMap<>();
            for (int i = 0; i < line.size(); i++) {
                cells.put(lines.getFirst().get(i), line.get(i));
            }
            add(rows, group(cells), figures(cells));
        }
        return rows;
    }

    /** Cells of a line; one in quotes may hold commas. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
        }
        return cells;
    }

    /** The value of everything that is asked for. */
    public String value(String path) {
        return ok(path).json().path("value").asText();
    }

    private Answer ok(String path) {
        Answer answer = api.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        return answer;
    }

    private static void add(TreeMap<String, String> rows, String group, String figures) {
        assertThat(rows.put(group, figures)).as("%s stands in one row", group).isNull();
    }

    private static String group(JsonNode row) {
        return StockSums.group(
                row.at("/item/id").asText(),
                row.at("/store/id").asText(),
                row.at("/location/id").asText(),
                row.at("/batch/number").asText(),
                row.at("/batch/expiryDate").asText(),
                row.at("/batch/packSize").asText());
    }

    private static String figures(JsonNode row) {
        return StockSums.figures(
                row.path("packs").asText(),
                row.path("units").asText(),
                row.path("value").asText());
    }

    private static String group(Map<String, String> cells) {
        return Arrays.stream(new String[] {"itemId", "storeId", "locationId", "batch", "expiryDate", "packSize"})
                .map(column -> cells.getOrDefault(column, ""))
                .collect(Collectors.joining("|"));
    }

    private static String figures(Map<String, String> cells) {
        return StockSums.figures(
                cells.getOrDefault("packs", ""), cells.getOrDefault("units", ""), cells.getOrDefault("value", ""));
    }
}

package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Shown;
import picocli.CommandLine;

@CommandLine.Command(
        name = "sync-report",
        mixinStandardHelpOptions = true,
        description = "Show which sites and stores were in contact, and which have been silent.")
final class SyncReportCommand extends ReportPart {
    private static final List<String> KINDS = List.of("site", "store");
    private static final List<Column> COLUMNS = List.of(
            Column.text("kind", "kind"),
            Column.text("state", "state").alarming("red"::equalsIgnoreCase),
            Column.text("site", "siteName"),
            Column.text("site state", "siteState"),
            Column.text("store", "storeCode"),
            Column.text("store name", "storeName"),
            Column.time("last contact", "lastContactAt"),
            Column.text("days ago", "daysAgo"),
            Column.text("to send", "queued"),
            Column.text("app", "app"));

    @CommandLine.Option(names = "--kind", paramLabel = "WORD", description = "Show only one of the two: site or store.")
    private @Nullable String kind;

    @Override
    public Integer call() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (kind != null) {
            query.put("kind", checked("--kind", List.of(kind), KINDS));
        }
        show("sync-report", query, COLUMNS);
        return 0;
    }

    @Override
    void foot(JsonNode page) {
        JsonNode sites = page.path("sites");
        System.out.println("sites: " + Shown.text(sites, "ok") + " ok, " + Shown.text(sites, "late") + " late, "
                + Shown.text(sites, "red") + " red, " + Shown.text(sites, "never") + " never; at "
                + Shown.time(page, "at"));
    }
}

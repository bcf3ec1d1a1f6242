package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.suite.SiteBook;

/** What an act would do, for people (G6). */
final class Outlook {
    static final String OPTION = "--dry-run";
    static final String DESCRIPTION = "Only tell what it would do.";

    private static final long KILO = 1000;

    private Outlook() {}

    /** @param dryRun as the routing-service answers it */
    static void print(JsonNode dryRun, SiteBook sites) {
        System.out.print(text(dryRun, sites));
    }

    private static String text(JsonNode dryRun, SiteBook sites) {
        if (dryRun.hasNonNull("refused")) {
            return "it would be refused: " + Shown.text(dryRun, "refused") + "\n";
        }
        List<String> lines = new ArrayList<>();
        Table table = new Table(
                "site",
                "now",
                "then",
                "gets",
                "at " + dryRun.path("bytesPerSecond").asLong() / KILO + " kB/s",
                "forgets",
                "stores seen");
        for (JsonNode site : dryRun.path("sites")) {
            table.row(
                    sites.name(site.path("siteId")),
                    Shown.text(site, "before"),
                    Shown.text(site, "after"),
                    amount(site.path("gets")),
                    site.path("seconds").asLong() == 0 ? Table.NONE : "at most " + Shown.text(site, "seconds") + " s",
                    amount(site.path("removes")),
                    "+" + Shown.text(site, "gainsStores") + " -" + Shown.text(site, "forgetsStores"));
            if (site.path("losesRight").asBoolean()) {
                lines.add(sites.name(site.path("siteId"))
                        + " could no longer edit the store; what it has not sent yet would wait for a decision");
            }
        }
        if (dryRun.path("sendsAll").asBoolean()) {
            lines.add("the site of the store would send all of the store to central");
        }
        if (dryRun.path("waiting").asLong() > 0) {
            lines.add(dryRun.path("waiting").asLong() + " changes that wait would be judged again");
        }
        for (JsonNode code : dryRun.path("needsReason")) {
            lines.add("it needs --reason, because it would be refused without: " + code.asText());
        }
        lines.add("nothing was changed");
        return (table.isEmpty() ? "no site would get or forget anything\n" : table.text(Terminal.hasColour()))
                + String.join("\n", lines)
                + "\n";
    }

    private static String amount(JsonNode amount) {
        long records = amount.path("records").asLong();
        if (records == 0) {
            return Table.NONE;
        }
        return (records == 1 ? "1 record" : records + " records") + ", "
                + Sizes.file(amount.path("bytes").asLong());
    }
}

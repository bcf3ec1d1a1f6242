package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.cli.terminal.Terminal;
import picocli.CommandLine;

/** Shows what waits for a site and at the site, with the last days. If all numbers are 0, both sides have synced. */
@CommandLine.Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "What the site still has to receive and to send, and what waits in quarantine, day by day.")
final class SiteQueueCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private @Nullable SiteCommand site;

    @CommandLine.Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() {
        SiteCommand parent = Objects.requireNonNull(site);
        JsonNode queue = parent.person().administration().queue(parent.site());
        if (listing.isJson()) {
            Listing.print(queue);
            return 0;
        }
        Table table = new Table("day", "to receive", "to send", "quarantined");
        for (JsonNode day : queue.path("trend")) {
            row(table, Shown.text(day, "date"), day, true);
        }
        row(table, "now", queue, queue.path("toReceiveExact").asBoolean(true));
        System.out.print(table.text(Terminal.hasColour()));
        long parked = queue.path("parkedBytes").asLong();
        if (parked > 0) {
            System.out.println("its quarantine holds " + parked + " bytes: ./storesync admin quarantine list --site "
                    + parent.name());
        }
        return 0;
    }

    private static void row(Table table, String day, JsonNode figures, boolean exact) {
        table.row(
                        day,
                        (exact ? "" : "at least ") + Shown.text(figures, "toReceive"),
                        Shown.text(figures, "queuedAtSite"),
                        Shown.text(figures, "quarantined"))
                .alarm(figures.path("quarantined").asLong() > 0);
    }
}

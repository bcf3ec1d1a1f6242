package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import picocli.CommandLine;

/** Shows the sites with which the site exchanges records (A5). */
@CommandLine.Command(
        name = "partners",
        mixinStandardHelpOptions = true,
        description = "The sites with which this site exchanges records. They follow from what stores are on sites.")
final class SitePartnersCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private @Nullable SiteCommand site;

    @CommandLine.Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() {
        SiteCommand parent = Objects.requireNonNull(site);
        List<JsonNode> partners = parent.person().administration().partners(parent.site());
        Table table = new Table("site", "id", "role", "sees of " + parent.name(), "is seen by it");
        for (JsonNode partner : partners) {
            table.row(
                    Shown.text(partner, "name"),
                    Shown.text(partner, "siteId"),
                    Shown.text(partner, "role"),
                    stores(partner, "ours"),
                    stores(partner, "theirs"));
        }
        listing.print(partners, table, parent.name() + " exchanges records with no other site");
        return 0;
    }

    private static String stores(JsonNode partner, String side) {
        long count = partner.path(side).asLong();
        return count == 1 ? "1 store" : count + " stores";
    }
}

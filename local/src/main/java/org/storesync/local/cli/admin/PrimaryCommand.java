package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.model.SiteId;
import picocli.CommandLine;

@CommandLine.Command(
        name = "primary",
        mixinStandardHelpOptions = true,
        description = "Show which site edits central data, or hand this role over.")
final class PrimaryCommand extends AdminPart {
    @Override
    public Integer call() {
        return show(new Listing());
    }

    @CommandLine.Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show who edits central data now, since when, and who did so before.")
    int show(@CommandLine.Mixin Listing listing) {
        JsonNode primary = person().administration().primary();
        if (listing.isJson()) {
            Listing.print(primary);
            return 0;
        }
        Table table = new Table("primary", "id", "since", "");
        table.row(name(primary), Shown.text(primary, "siteId"), Shown.time(primary, "since"), "now");
        for (JsonNode former : primary.path("former")) {
            table.row(name(former), Shown.text(former, "siteId"), Shown.time(former, "since"), "former");
        }
        System.out.print(table);
        return 0;
    }

    @CommandLine.Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description =
                    "Make a site the one that edits central data; master-data-service takes it back. Let both sync"
                            + " before.")
    int set(
            @CommandLine.Parameters(paramLabel = "SITE", description = "Name or id of a site, or master-data-service.")
                    String name,
            @CommandLine.Option(
                            names = "--reason",
                            description =
                                    "Why it is done although one of the two has not synced. The audit keeps this.")
                    @Nullable
                    String reason) {
        SiteId site = person().sites().require(name);
        person().administration().primary(site, reason);
        System.out.println(name + " edits central data now");
        return 0;
    }

    private String name(JsonNode site) {
        String name = Shown.text(site, "name");
        return name.equals(Table.NONE) ? person().sites().name(site.path("siteId")) : name;
    }
}

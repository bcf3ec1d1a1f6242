package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.country.Names;
import picocli.CommandLine;

@CommandLine.Command(name = "sites", mixinStandardHelpOptions = true, description = "List the sites.")
final class SitesCommand extends AdminPart {
    private static final String ACTIVE = "active";

    @CommandLine.Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() {
        List<JsonNode> sites = person().sites().all();
        Table table = new Table("site", "id", "kind", "state", "to send", "device", "app", "last contact");
        for (JsonNode site : sites) {
            String state = Shown.text(site, "state");
            table.row(
                            Names.slug(Shown.text(site, "name")),
                            Shown.text(site, "siteId"),
                            Shown.text(site, "kind"),
                            state,
                            Shown.text(site, "queued"),
                            Shown.text(site, "device"),
                            Shown.text(site, "app"),
                            Shown.time(site, "lastContactAt"))
                    .alarm(!state.equals(ACTIVE));
        }
        listing.print(sites, table, "no sites: ./storesync admin site NAME create makes one");
        return 0;
    }
}

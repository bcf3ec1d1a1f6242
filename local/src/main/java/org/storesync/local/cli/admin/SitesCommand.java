package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.country.Names;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

@CommandLine.Command(name = "sites", mixinStandardHelpOptions = true, description = "List the sites.")
final class SitesCommand extends AdminPart {
    private static final String ACTIVE = "active";
    private static final String SITE_ID = "siteId";
    private static final String TAKE_TURNS = "take turns: ";

    @CommandLine.Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() {
        List<JsonNode> sites = person().sites().all();
        listing.print(sites, table(person(), sites), "no sites: ./storesync admin site NAME create makes one");
        return 0;
    }

    /** @param sites each gets a field that says which machines have its data, for the list in JSON */
    static Table table(Person person, List<JsonNode> sites) {
        Map<String, JsonNode> installations = new HashMap<>();
        for (JsonNode installed : person.administration().installations()) {
            installations.put(Shown.text(installed, SITE_ID), installed);
        }
        Table table = new Table("site", "id", "kind", "state", "to send", "device", "app", "machines", "last contact");
        for (JsonNode site : sites) {
            String state = Shown.text(site, "state");
            JsonNode installed = installations.get(Shown.text(site, SITE_ID));
            String machines = installed == null ? Table.NONE : machines(installed);
            if (installed != null && site instanceof ObjectNode object) {
                object.set("installed", installed);
            }
            table.row(
                            Names.slug(Shown.text(site, "name")),
                            Shown.text(site, SITE_ID),
                            Shown.text(site, "kind"),
                            state,
                            Shown.text(site, "queued"),
                            Shown.text(site, "device"),
                            Shown.text(site, "app"),
                            machines,
                            Shown.time(site, "lastContactAt"))
                    .alarm(machines.startsWith(TAKE_TURNS) || !state.equals(ACTIVE));
        }
        return table;
    }

    /** If the data of a site are on two machines, such as after cloning a disk, it says how often one called after the other. */
    private static String machines(JsonNode installed) {
        return installed.path("turns").asLong() == 0
                ? "1"
                : TAKE_TURNS + Shown.text(installed, "turns") + ", last " + Shown.time(installed, "lastTurnAt");
    }
}

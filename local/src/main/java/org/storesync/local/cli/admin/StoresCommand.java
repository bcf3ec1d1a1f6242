package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.suite.Person;
import org.storesync.local.suite.SiteBook;
import org.storesync.local.suite.StoreBook;
import picocli.CommandLine;

@CommandLine.Command(
        name = "stores",
        mixinStandardHelpOptions = true,
        description = "List the stores: where each is active, and what it is on other sites.")
final class StoresCommand extends AdminPart {
    @CommandLine.Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() {
        List<JsonNode> stores = person().administration().stores();
        listing.print(stores, table(person(), stores, false), "no stores");
        return 0;
    }

    /** @param why shows the reasons too */
    static Table table(Person person, List<JsonNode> stores, boolean why) {
        StoreBook book = person.stores();
        SiteBook sites = person.sites();
        Table table = new Table("store", "id", "active on", "elsewhere");
        for (JsonNode store : stores) {
            String id = Shown.text(store, "storeId");
            String active = sites.name(store.path("activeSite"))
                    + (store.path("transactions").asBoolean(true) ? "" : " (keeps its transactions)");
            table.row(book.code(id), id, active, elsewhere(book, sites, store, why));
        }
        return table;
    }

    private static String elsewhere(StoreBook book, SiteBook sites, JsonNode store, boolean why) {
        StringJoiner text = new StringJoiner(", ");
        text.setEmptyValue(Table.NONE);
        for (JsonNode type : store.path("types")) {
            if (!Shown.text(type, "type").equals("active")) {
                text.add(sites.name(type.path("siteId")) + " " + Shown.text(type, "type")
                        + (why ? " (" + coded(book, Shown.text(type, "why")) + ")" : ""));
            }
        }
        return text.toString();
    }

    /** A reason, with the codes of the stores that it names by their ids. */
    private static String coded(StoreBook book, String why) {
        return Arrays.stream(why.split(" ")).map(book::code).collect(Collectors.joining(" "));
    }
}

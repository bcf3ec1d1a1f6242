package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Person;
import org.storesync.local.suite.Visibility;
import org.storesync.model.StoreId;
import picocli.CommandLine;

@CommandLine.Command(
        name = "visibility",
        mixinStandardHelpOptions = true,
        description = {
            "Which names are visible in a store.",
            "If the name of a store is visible in another one, the site of that other one has it, at least as transfer."
        })
final class VisibilityCommand extends AdminPart {
    private static final String FOLLOWS =
            "; what stores are on sites follows within seconds: ./storesync admin store STORE shows it";

    @Override
    public Integer call() {
        throw new WrongUsage("use: admin visibility add NAME STORE, admin visibility end NAME STORE, or"
                + " admin visibility list STORE");
    }

    @CommandLine.Command(name = "add", mixinStandardHelpOptions = true, description = "Make a name visible in a store.")
    int add(
            @CommandLine.Mixin Pair pair,
            @CommandLine.Option(names = "--supplier", description = "The store may order from it.") boolean supplier,
            @CommandLine.Option(names = "--customer", description = "The store may deliver to it.") boolean customer,
            @CommandLine.Option(names = Outlook.OPTION, description = Outlook.DESCRIPTION) boolean dryRun) {
        Visibility visibility = person().visibility();
        String name = visibility.require(pair.name);
        if (dryRun) {
            return show(name, pair, true);
        }
        // Who says neither means both, because nothing speaks against either.
        boolean both = !supplier && !customer;
        boolean added = visibility.add(name, store(pair.store), customer || both, supplier || both);
        System.out.println(
                added
                        ? pair.name + " is visible in " + pair.store + " now" + FOLLOWS
                        : pair.name + " is visible in " + pair.store + " already");
        return 0;
    }

    @CommandLine.Command(
            name = "end",
            mixinStandardHelpOptions = true,
            description = "End the visibility of a name in a store.")
    int end(
            @CommandLine.Mixin Pair pair,
            @CommandLine.Option(names = Outlook.OPTION, description = Outlook.DESCRIPTION) boolean dryRun) {
        Visibility visibility = person().visibility();
        String name = visibility.require(pair.name);
        if (dryRun) {
            return show(name, pair, false);
        }
        int ended = visibility.end(name, store(pair.store));
        System.out.println(
                ended > 0
                        ? pair.name + " is not visible in " + pair.store + " any more" + FOLLOWS
                        : pair.name + " is not visible in " + pair.store + " anyway");
        return 0;
    }

    @CommandLine.Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the names that are visible in a store.")
    int list(
            @CommandLine.Parameters(paramLabel = "STORE", description = "Code or id.") String store,
            @CommandLine.Mixin Listing listing) {
        Person person = person();
        List<JsonNode> joins = person.visibility().in(store(store));
        Table table = new Table("name id", "visible", "customer", "supplier", "join");
        for (JsonNode join : joins) {
            table.row(
                    Shown.text(join, "nameId"),
                    join.path("inactive").asBoolean() ? "no" : "yes",
                    join.path("customer").asBoolean() ? "yes" : "no",
                    join.path("supplier").asBoolean() ? "yes" : "no",
                    Shown.text(join, "id"));
        }
        listing.print(joins, table, "no name is visible in " + store);
        return 0;
    }

    private int show(String name, Pair pair, boolean visible) {
        StoreId in = store(pair.store);
        Person person = person();
        Optional<StoreId> named = person.administration().stores().stream()
                .filter(store -> store.path("nameId").asText().equals(name))
                .map(store -> new StoreId(store.path("storeId").asText()))
                .findFirst();
        if (named.isEmpty()) {
            System.out.println(pair.name + " is the name of no store, so what stores are on sites would stay as it is;"
                    + " nothing was changed");
            return 0;
        }
        Outlook.print(person.administration().dryRunOfVisibility(named.get(), in, visible), person.sites());
        return 0;
    }

    private StoreId store(String codeOrId) {
        return person().stores().require(codeOrId);
    }

    /** A name and a store. */
    static final class Pair {
        @CommandLine.Parameters(index = "0", paramLabel = "NAME", description = "Code or id of a name.")
        private String name = "";

        @CommandLine.Parameters(index = "1", paramLabel = "STORE", description = "Code or id of the store.")
        private String store = "";
    }
}

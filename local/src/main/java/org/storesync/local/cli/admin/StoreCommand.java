package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.Person;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import picocli.CommandLine;

@CommandLine.Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Show one store, or change where it is active and what it is elsewhere.")
final class StoreCommand extends AdminPart {
    private static final String NOWHERE = "none";

    @CommandLine.Parameters(index = "0", paramLabel = "STORE", description = "Code or id.")
    private String store = "";

    @CommandLine.Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() {
        Person person = person();
        JsonNode found = person.administration().store(person.stores().require(store));
        listing.print(found, StoresCommand.table(person, List.of(found), true));
        return 0;
    }

    @CommandLine.Command(
            name = "assign",
            mixinStandardHelpOptions = true,
            description = "Make the store active on a site, or on none. If it was active elsewhere, this moves it.")
    int assign(
            @CommandLine.Parameters(paramLabel = "SITE", description = "Name or id of a site, or none.") String site,
            @CommandLine.Option(
                            names = "--reason",
                            description =
                                    "Why it is done although its site has not sent everything yet. The audit keeps this.")
                    @Nullable
                    String reason,
            @CommandLine.Option(names = Outlook.OPTION, description = Outlook.DESCRIPTION) boolean dryRun) {
        StoreId id = person().stores().require(store);
        SiteId to = site.equals(NOWHERE) ? null : person().sites().require(site);
        if (dryRun) {
            return show(person().administration().dryRunOfAssign(id, to));
        }
        person().administration().assign(id, to, reason);
        System.out.println(store + (to == null ? " is not active on any site now" : " is active on " + site + " now"));
        return 0;
    }

    @CommandLine.Command(
            name = "sync-with",
            mixinStandardHelpOptions = true,
            description =
                    "Choose whether a site collects the store: collector, or transfer to end this. The store must be visible"
                            + " in a store of the site (see: admin visibility), or the site must be central.")
    int syncWith(
            @CommandLine.Parameters(paramLabel = "SITE", description = "Name or id.") String site,
            @CommandLine.Parameters(
                            paramLabel = "TYPE",
                            description = "collector or transfer; none where nothing makes it visible.")
                    String type,
            @CommandLine.Option(names = "--reason", description = "Why; audited.") @Nullable String reason,
            @CommandLine.Option(names = Outlook.OPTION, description = Outlook.DESCRIPTION) boolean dryRun) {
        SyncType word = type(type);
        StoreId id = person().stores().require(store);
        SiteId there = person().sites().require(site);
        if (dryRun) {
            return show(person().administration().dryRunOfSyncWith(id, there, word));
        }
        person().administration().syncWith(id, there, word, reason);
        System.out.println(
                word == SyncType.NONE
                        ? store + " does not sync with " + site + " any more"
                        : store + " syncs with " + site + " as " + type + " now");
        return 0;
    }

    @CommandLine.Command(
            name = "transactions",
            mixinStandardHelpOptions = true,
            description = {
                "Include the transactions of a dispensary in sync (on), or leave them out (off), as the demo user vendor.",
                "Off: central takes no stock, stocktakes, invoices and prescriptions of it, except transfers. On again: its site sends"
                        + " everything."
            })
    int transactions(
            @CommandLine.Parameters(paramLabel = "on|off") String word,
            @CommandLine.Option(names = "--reason", description = "Why; audited.") @Nullable String reason,
            @CommandLine.Option(names = Outlook.OPTION, description = Outlook.DESCRIPTION) boolean dryRun) {
        boolean included = included(word);
        StoreId id = person().stores().require(store);
        Administration vendor = admin().person("vendor").administration();
        if (dryRun) {
            return show(vendor.dryRunOfTransactions(id, included));
        }
        vendor.includeTransactions(id, included, reason);
        System.out.println(
                "the transactions of " + store + (included ? " come to central now" : " stay at its site now"));
        return 0;
    }

    private int show(JsonNode dryRun) {
        Outlook.print(dryRun, person().sites());
        return 0;
    }

    private static boolean included(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new WrongUsage("'" + word + "' is neither on nor off");
        };
    }

    private static SyncType type(String word) {
        return Arrays.stream(SyncType.values())
                .filter(type -> type.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("'" + word + "' is no sync-with type; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(SyncType.values())
                                        .map(SyncType::wireName)
                                        .toList())));
    }
}

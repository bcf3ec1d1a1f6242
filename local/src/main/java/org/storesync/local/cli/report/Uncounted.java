package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.suite.Person;
import org.storesync.model.SiteKind;
import org.storesync.model.SyncType;

/** Says which stores are missing in figures about stock, or have old ones, because central takes no stock of them (C1, C3). */
final class Uncounted {
    private static final String SITE_ID = "siteId";
    private static final String STORE_ID = "storeId";

    private final Person person;

    Uncounted(Person person) {
        this.person = person;
    }

    /**
     * One line for each.
     *
     * @param asked the ids of the stores in the query; empty for all
     * @param page of the report
     */
    List<String> lines(List<String> asked, JsonNode page) {
        List<String> lines = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (JsonNode ended : page.path("asOf").path("ended")) {
            told.add(Shown.text(ended, "id"));
            lines.add(ended(ended, asked));
        }
        withoutStock().forEach((store, why) -> {
            if (!told.contains(store) && (asked.isEmpty() || asked.contains(store))) {
                lines.add("not counted: " + person.stores().code(store) + ", because " + why);
            }
        });
        return lines;
    }

    /** One line for each active store that a file of all stores lacks. A store that is asked for is in the file, with the reason. */
    List<String> linesOfFile(List<String> asked) {
        return asked.isEmpty() ? lines(asked, MissingNode.getInstance()) : List.of();
    }

    private static String ended(JsonNode store, List<String> asked) {
        String code = Shown.text(store, "code");
        String last = Shown.time(store, "endedAt");
        String why = Shown.text(store, "reason").equals("transactions-left-out")
                ? leftOut(store)
                : "central does not collect it any more";
        return asked.contains(Shown.text(store, "id"))
                ? code + ": " + why + "; its figures are of " + last
                : "not counted: " + code + ", because " + why + "; --store " + code + " shows its last figures, of "
                        + last;
    }

    private static String leftOut(JsonNode store) {
        String since = "transactionsLeftOutSince";
        return "its transactions are left out of sync"
                + (store.hasNonNull(since) ? " since " + Shown.time(store, since) : "");
    }

    /** The ids of active stores of which central takes no stock, and why. */
    private Map<String, String> withoutStock() {
        Map<String, String> stores = new LinkedHashMap<>();
        Optional<JsonNode> central = person.sites().all().stream()
                .filter(site -> Shown.text(site, "kind").equals(SiteKind.INTERNAL.wireName()))
                .findFirst();
        if (central.isPresent()) {
            for (JsonNode store : person.administration().stores()) {
                if (!store.hasNonNull("activeSite")) {
                    continue;
                }
                if (!isCollected(store, Shown.text(central.get(), SITE_ID))) {
                    stores.put(Shown.text(store, STORE_ID), "central does not collect it");
                } else if (!store.path("transactions").asBoolean(true)) {
                    stores.put(Shown.text(store, STORE_ID), leftOut(store));
                }
            }
        }
        return stores;
    }

    private static boolean isCollected(JsonNode store, String central) {
        for (JsonNode type : store.path("types")) {
            if (Shown.text(type, SITE_ID).equals(central)) {
                return SyncType.ofWire(Shown.text(type, "type")).holdsStoreData();
            }
        }
        return false;
    }
}

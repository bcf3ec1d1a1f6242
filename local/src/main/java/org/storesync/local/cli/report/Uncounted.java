package org.storesync.local.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.suite.Person;
import org.storesync.model.SiteKind;
import org.storesync.model.SyncType;

/** Says which stores are missing in figures about stock, or have old ones, because central does not collect them. */
final class Uncounted {
    private static final String SITE_ID = "siteId";

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
        for (String store : notCollected()) {
            if (!told.contains(store) && (asked.isEmpty() || asked.contains(store))) {
                lines.add("not counted: " + person.stores().code(store) + ", because central does not collect it");
            }
        }
        return lines;
    }

    private static String ended(JsonNode store, List<String> asked) {
        String code = Shown.text(store, "code");
        String last = Shown.time(store, "endedAt");
        return asked.contains(Shown.text(store, "id"))
                ? code + ": central does not collect it any more; its figures are of " + last
                : "not counted: " + code + ", because central does not collect it any more; --store " + code
                        + " shows its last figures, of " + last;
    }

    /** The ids of active stores that central's own site does not collect. */
    private List<String> notCollected() {
        Optional<JsonNode> central = person.sites().all().stream()
                .filter(site -> Shown.text(site, "kind").equals(SiteKind.INTERNAL.wireName()))
                .findFirst();
        return central.isEmpty()
                ? List.of()
                : person.administration().stores().stream()
                        .filter(store -> store.hasNonNull("activeSite"))
                        .filter(store -> !isCollected(store, Shown.text(central.get(), SITE_ID)))
                        .map(store -> Shown.text(store, "storeId"))
                        .toList();
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

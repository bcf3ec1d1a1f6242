package org.storesync.masterdata.central;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Link;
import org.storesync.masterdata.kind.Link.Tie;
import org.storesync.model.ProblemCode;

/**
 * Checks a record that people edit here. Only what the edit changes is checked, so that people can still work on odd records of a remote
 * primary.
 */
final class EditChecks {
    private final Kind kind;
    private final Lookup lookup;

    EditChecks(Kind kind, Lookup lookup) {
        this.kind = kind;
        this.lookup = lookup;
    }

    void change(JsonNode before, Columns now) {
        if (new String(now.body(), StandardCharsets.UTF_8).contains("\\u0000")) {
            throw Problem.invalid("body", "text with a NUL character can't be stored");
        }
        Columns old = Columns.of(kind, now.id(), before);
        for (int i = 0; i < kind.links().size(); i++) {
            String target = now.links().get(i);
            if (!Objects.equals(target, old.links().get(i))) {
                linked(kind.links().get(i), target);
            }
        }
        if (kind.keyed() && !now.foldedKey().equals(old.foldedKey())) {
            String field = kind.keyProperty();
            lookup.withKey(kind, now.foldedKey(), now.id()).ifPresent(other -> {
                throw Problem.of(ProblemCode.CODE_TAKEN, "another of the " + kind.label() + " has this " + field)
                        .withViolation(field, "is taken")
                        .withOutcome(Map.of("id", other));
            });
        }
        if (!now.links().equals(old.links())) {
            single(now);
        }
    }

    private void linked(Link link, @Nullable String target) {
        if (target != null && !lookup.exists(link.target(), target)) {
            throw Problem.invalid(
                    link.property(), "no record of the " + link.target().label() + " has this id");
        }
    }

    private void single(Columns now) {
        List<@Nullable String> compared = new ArrayList<>(now.links());
        List<Link> links = kind.links();
        if (links.stream().anyMatch(link -> link.tie() == Tie.ONLY_ONE)) {
            for (int i = 0; i < links.size(); i++) {
                if (links.get(i).tie() != Tie.ONLY_ONE) {
                    compared.set(i, null);
                }
            }
        } else if (kind.keyed()) {
            return;
        }
        if (compared.equals(Collections.nCopies(compared.size(), null))) {
            return;
        }
        lookup.withLinks(kind, compared, now.id()).ifPresent(other -> {
            throw Problem.of(ProblemCode.RECORD_EXISTS, "another of the " + kind.label() + " joins the same records")
                    .withOutcome(Map.of("id", other));
        });
    }

    /**
     * Refuses to delete a record in use, and tells everything that uses it at once.
     *
     * @param use for a store: a site that works with it, or has its data, would lose the store and go on pushing
     */
    void delete(String id, StoreUses.@Nullable Use use) {
        Map<String, Object> where = new HashMap<>();
        List<String> said = new ArrayList<>();
        Map<String, Long> usages = lookup.usages(kind, id);
        if (!usages.isEmpty()) {
            where.put("usedBy", usages);
            usages.forEach((label, count) -> said.add("used by " + count + " " + label));
        }
        if (lookup.namedByStores(kind, id)) {
            where.put("namedByStores", true);
            said.add("named by records of stores");
        }
        if (use != null && use.inUse()) {
            said.addAll(told(use, where));
        }
        if (!said.isEmpty()) {
            throw Problem.of(ProblemCode.IN_USE, "it is " + String.join(", ", said))
                    .withOutcome(where);
        }
    }

    /** Says how a store is used. It always says something: a store in use is refused even if nobody says how it is used. */
    private static List<String> told(StoreUses.Use use, Map<String, Object> where) {
        List<String> said = new ArrayList<>();
        if (use.activeSite() != null) {
            where.put("activeSite", use.activeSite());
            said.add("active on site " + use.activeSite());
        }
        if (use.records() > 0) {
            where.put("records", use.records());
            said.add("named by " + use.records() + " records of stores and patients");
        }
        return said.isEmpty() ? List.of("in use at the routing-service") : said;
    }
}

package org.storesync.model.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.WireLimits;

/** Checks what the rules rely on in the whole catalogue. */
final class CatalogueCheck {
    private final List<RecordType.Declared> types;
    private final Map<String, RecordType.Declared> byName = new HashMap<>();
    private final Set<String> predicates = new HashSet<>();
    private final Set<String> facts = new HashSet<>();
    private final List<String> problems;

    CatalogueCheck(
            List<RecordType.Declared> types, List<Condition> predicates, List<Condition> facts, List<String> problems) {
        this.types = types;
        this.problems = problems;
        predicates.forEach(predicate -> this.predicates.add(predicate.name()));
        facts.forEach(fact -> this.facts.add(fact.name()));
    }

    void run() {
        namesAndCodes();
        Set<String> used = new HashSet<>();
        for (RecordType.Declared type : types) {
            parent(type);
            type.baseAndVariants().forEach(variant -> variant(type, variant, used));
        }
        Set<String> unused = new HashSet<>(predicates);
        unused.addAll(facts);
        unused.removeAll(used);
        unused.stream().sorted().forEach(name -> problems.add("condition " + name + ": no type names it"));
        facts.stream()
                .filter(predicates::contains)
                .forEach(name -> problems.add("condition " + name + ": is both predicate and fact"));
    }

    private void namesAndCodes() {
        Map<Integer, String> codes = new HashMap<>();
        for (RecordType.Declared type : types) {
            if (byName.putIfAbsent(type.wireName(), type) != null) {
                problem(type, "the name is used twice");
            }
            int bytes = type.wireName().getBytes(StandardCharsets.UTF_8).length;
            if (bytes == 0 || bytes > WireLimits.TYPE_BYTES) {
                problem(type, "a name has 1 to " + WireLimits.TYPE_BYTES + " bytes");
            }
            @Nullable String before = codes.put(type.code(), type.wireName());
            if (before != null) {
                problem(type, "code " + type.code() + " belongs to " + before);
            }
            if (type.code() < 1 || type.code() > Short.MAX_VALUE) {
                problem(type, "code " + type.code() + " is not between 1 and " + Short.MAX_VALUE);
            }
            if (type.rank() < 1) {
                problem(type, "a rank is positive");
            }
        }
    }

    private void parent(RecordType.Declared type) {
        if (type.parent() == null) {
            return;
        }
        RecordType.@Nullable Declared parent = byName.get(type.parent().typeName());
        if (parent == null) {
            problem(type, "its parent " + type.parent().typeName() + " is not in the catalogue");
            return;
        }
        if (parent.rank() >= type.rank()) {
            problem(type, "rank " + type.rank() + " must be above rank " + parent.rank() + " of " + parent.wireName());
        }
        if (parent.base().category() != type.base().category()) {
            problem(
                    type,
                    "a child has its parent's category, "
                            + parent.base().category().wireName());
        }
    }

    private void variant(RecordType.Declared type, RecordVariant variant, Set<String> used) {
        List<String> wrong = new ArrayList<>();
        for (String predicate : variant.predicates()) {
            used.add(predicate);
            if (!predicates.contains(predicate)) {
                wrong.add("predicate " + predicate + " is not declared");
            }
        }
        if (variant.fact() != null) {
            used.add(variant.fact());
            if (!facts.contains(variant.fact())) {
                wrong.add("fact " + variant.fact() + " is not declared");
            }
        }
        RoutingFields routing = variant.routing();
        if (!variant.predicates().isEmpty() && routing.otherParty() == null) {
            wrong.add("a predicate needs 'otherParty'");
        }
        boolean placed = switch (variant.category()) {
            case STORE, CENTRAL_STORE -> type.parent() != null || routing.belongsToStore();
            case PATIENT, PRESCRIBER -> type.parent() != null || routing.belongsToPerson();
            case MESSAGE -> routing.fromStore() != null && routing.toStore() != null;
            case CENTRAL, CENTRAL_DISPENSARY, SYNC, LOCAL -> true;
        };
        if (!placed) {
            wrong.add("category " + variant.category().wireName() + " needs a field that says where it belongs");
        }
        wrong.forEach(text -> problem(type, variant.name() + ": " + text));
    }

    private void problem(RecordType.Declared type, String text) {
        problems.add("type " + type.wireName() + ": " + text);
    }
}

package org.storesync.system.oracle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Kept;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Parents;

/**
 * Says what each site must hold (I2), from what was acknowledged to those who pushed and from the assignments. Shares no code with the services;
 * its table is the guide's, for the types the scenarios use.
 */
public final class Oracle {
    private final Facts facts;
    private final Map<Key, Known> records = new HashMap<>();
    private final Map<Key, Map<Key, Known>> children = new HashMap<>();
    private long order;

    /** The last that is known of a record. */
    private static final class Known {
        private @Nullable Kept body;
        private long version;
        /** Where the document was once sent to, as long as it names that store (D1, D2). */
        private String addressee = "";
        /** Newest change that was put into quarantine after the last accepted one; it may have been accepted since. */
        private Set<String> parked = Set.of();

        void park(String change) {
            parked = new TreeSet<>(parked);
            parked.add(change);
        }

        /** Its body, or one that came out of quarantine since: all of them name the same store. */
        @Nullable
        String likelyBody() {
            return body == null ? parked.stream().findFirst().orElse(null) : body.text();
        }
    }

    public Oracle(Facts facts) {
        this.facts = facts;
    }

    public Facts facts() {
        return facts;
    }

    /** What central answered one change with. */
    public synchronized void judged(Change change, Outcome outcome) {
        order++;
        if (outcome.accepted() && outcome.version() > 0) {
            accepted(change, outcome.version());
        } else if (outcome.word().equals("quarantined") && change.body() != null) {
            known(change.key()).park(change.body());
        }
    }

    private void accepted(Change change, long version) {
        Known known = known(change.key());
        if (version < known.version) {
            return;
        }
        known.version = version;
        known.parked = Set.of();
        String body = change.body();
        known.body = body == null ? null : Kept.of(body);
        if (body == null) {
            children.getOrDefault(change.key(), Map.of()).values().forEach(child -> {
                child.body = null;
                child.parked = Set.of();
            });
            return;
        }
        addressed(change.type(), body, known);
        Key parent = Parents.of(change.key(), body);
        if (parent != null) {
            children.computeIfAbsent(parent, none -> new HashMap<>()).put(change.key(), known);
        }
    }

    private void addressed(String type, String body, Known known) {
        String party = sentTo(type, body);
        String named = facts.storeOfName(text(body, "name_ID"));
        if (!party.isEmpty()) {
            known.addressee = party;
        } else if (!named.equals(known.addressee)) {
            known.addressee = "";
        }
    }

    /** D1, D2: the store a finalised invoice or request goes to; D4, D5: the one a half and its log go back to. */
    private String sentTo(String type, String body) {
        boolean finalised = text(body, "status").equals("fn");
        boolean sends = type.equals("transact") && text(body, "type").equals("ci")
                || type.equals("requisition") && text(body, "type").equals("request");
        boolean answers = type.equals("transfer_log")
                || type.equals("transact")
                        && text(body, "type").equals("si")
                        && !text(body, "linked_transaction_id").isEmpty();
        String party = finalised && sends || answers ? facts.storeOfName(text(body, "name_ID")) : "";
        return party.equals(text(body, "store_ID")) ? "" : party;
    }

    private Known known(Key key) {
        return records.computeIfAbsent(key, none -> new Known());
    }

    /** Every record this site must hold, and its body. */
    public synchronized Expected expected(int site, Collection<Key> waiting) {
        TreeMap<Key, String> sure = new TreeMap<>();
        TreeMap<Key, Set<String>> oneOf = new TreeMap<>();
        boolean dispensary = facts.hasDispensary(site);
        records.forEach((key, known) -> {
            Set<String> parked = waiting.contains(key) ? Set.of() : known.parked;
            if (parked.isEmpty()) {
                String body = known.body == null ? null : known.body.text();
                if (body != null && goesTo(site, key, body, known.addressee, dispensary)) {
                    sure.put(key, body);
                }
            } else {
                Set<String> bodies = new TreeSet<>(parked);
                if (known.body != null) {
                    bodies.add(known.body.text());
                }
                if (goesTo(site, key, bodies.iterator().next(), known.addressee, dispensary)) {
                    oneOf.put(key, bodies);
                }
            }
        });
        return new Expected(sure, oneOf);
    }

    private boolean goesTo(int site, Key key, String body, String addressee, boolean dispensary) {
        Key parent = Parents.of(key, body);
        if (parent != null) {
            Known document = records.get(parent);
            String parentBody = document == null ? null : document.likelyBody();
            return document != null
                    && parentBody != null
                    && goesTo(site, parent, parentBody, document.addressee, dispensary);
        }
        return switch (key.type()) {
            case "item", "unit", "name", "list_master" -> true;
            case "abbreviation" -> dispensary;
            case "store" -> !facts.type(key.id(), site).equals("none");
            case "item_store_join" -> facts.holdsAll(text(body, "store_ID"), site);
            case "item_line", "Location", "transact", "requisition", "transfer_log" ->
                facts.holdsAll(text(body, "store_ID"), site) || !addressee.isEmpty() && facts.holdsAll(addressee, site);
            case "message" -> message(site, text(body, "fromStoreID"), text(body, "toStoreID"));
            default -> throw new IllegalArgumentException("the oracle has no row for " + key.type());
        };
    }

    private boolean message(int site, String from, String to) {
        if (to.isEmpty()) {
            return true;
        }
        return !from.isEmpty() && facts.holdsAll(from, site) || facts.holdsAll(to, site);
    }

    private static String text(String body, String field) {
        String value = Parents.field(body, field);
        return value == null ? "" : value;
    }

    /** How much was told so far. */
    public synchronized long judgedInAll() {
        return order;
    }
}

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
        /** The last body it ever had: a half may outlive its source for a moment. */
        private @Nullable String lastBody;
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
        known.lastBody = body == null ? known.lastBody : body;
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
            if (known.body != null && isCentrals(key, known.body.text())) {
                return;
            }
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

    /**
     * Whether a site may hold this, which nobody was seen to push: central makes halves and follows their sources when it comes to it, so
     * when they appear, change or go is not known here; who may see them is (D1, I3).
     *
     * @param held all that the site holds
     */
    public synchronized boolean mayHold(int site, Key key, Map<Key, String> held) {
        String body = held.get(key);
        Key parent = body == null ? null : Parents.of(key, body);
        Key half = parent == null ? key : parent;
        String header = held.get(half);
        if (body == null || header == null || !isCentrals(half, header)) {
            return false;
        }
        boolean belongs = parent == null || records.containsKey(key) || isLineOf(header, key, body);
        return belongs && (facts.holdsAll(text(header, "store_ID"), site) || facts.holdsAll(sourceStore(header), site));
    }

    /** A half as central makes it, which its store has done nothing with but number it. */
    private boolean isCentrals(Key key, String body) {
        if (key.type().equals("trans_line")) {
            Known header = records.get(Parents.of(key, body));
            return header != null && header.body != null && isCentrals(Parents.of(key, body), header.body.text());
        }
        String store = text(body, "store_ID");
        return key.type().equals("transact")
                && text(body, "type").equals("si")
                && text(body, "status").equals("nw")
                && key.id().equals(DerivedIds.half(text(body, "linked_transaction_id"), store))
                && facts.storeOfName(text(body, "name_ID")).equals(sourceStore(body))
                && !store.equals(sourceStore(body));
    }

    private boolean isLineOf(String header, Key line, String body) {
        Known source = records.get(new Key("trans_line", text(body, "linked_trans_line_ID")));
        return source != null
                && source.lastBody != null
                && text(source.lastBody, "transaction_ID").equals(text(header, "linked_transaction_id"))
                && line.id().equals(DerivedIds.line(text(body, "linked_trans_line_ID"), text(header, "store_ID")));
    }

    /** The store of the document this half answers; empty if nobody pushed that. */
    private String sourceStore(String header) {
        Known source = records.get(new Key("transact", text(header, "linked_transaction_id")));
        return source == null || source.lastBody == null ? "" : text(source.lastBody, "store_ID");
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
            case "item_line", "Location", "number", "transact", "requisition", "transfer_log" ->
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

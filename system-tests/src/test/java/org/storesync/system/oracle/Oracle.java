package org.storesync.system.oracle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Kept;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Outcome;

/**
 * Says what each site must hold (I2). It knows only what central acknowledged to the sites that pushed, and the assignments. It shares no
 * code with the services. Its table is the guide's, for the types that the scenarios use.
 */
public final class Oracle {
    private final Facts facts;
    private final Map<Key, Known> records = new HashMap<>();
    private final Map<Key, Map<Key, Known>> children = new HashMap<>();
    private long order;
    private long restoredAt = -1;

    /** The last known state of a record. */
    private static final class Known {
        private @Nullable Kept body;
        /** The traits of its last body, which stay after a delete, because a half may outlive its source for a moment. */
        private @Nullable Traits traits;

        private long version;
        /** The order of the last accepted change. */
        private long at;
        /** The store to which the document was once addressed, as long as the document names that store (D1, D2). */
        private String addressee = "";
        /** The newest change that was put into quarantine after the last accepted one. It may have been accepted since. */
        private Set<Kept> parked = Set.of();

        private @Nullable Traits parkedTraits;

        void park(Key key, String change) {
            parked = new TreeSet<>(parked);
            parked.add(Kept.of(change));
            parkedTraits = Traits.of(key, change);
        }

        /** The traits of its body, or of a body that may have left quarantine since. All of these bodies name the same store. */
        @Nullable
        Traits likely() {
            return body != null ? traits : parked.isEmpty() ? null : parkedTraits;
        }

        /** The traits of the newest body that central took, or may have taken out of quarantine. A half may stand after its source is gone. */
        @Nullable
        Traits everHad() {
            return traits != null ? traits : parkedTraits;
        }
    }

    public Oracle(Facts facts) {
        this.facts = facts;
    }

    public Facts facts() {
        return facts;
    }

    /** Central was restored. It may have lost any of what it accepted until now. */
    public synchronized void restored() {
        restoredAt = order;
    }

    /** What central answered one change with. */
    public synchronized void judged(Change change, Outcome outcome) {
        order++;
        if (outcome.accepted() && outcome.version() > 0) {
            accepted(change, outcome.version());
        } else if (outcome.accepted() && change.body() == null && mayBeLost(change.key())) {
            // Central has nothing to delete, because it lost the record.
            accepted(change, known(change.key()).version);
        } else if (outcome.word().equals("quarantined") && change.body() != null) {
            known(change.key()).park(change.key(), change.body());
        }
    }

    private boolean mayBeLost(Key key) {
        Known known = records.get(key);
        return known != null && known.body != null && known.at <= restoredAt;
    }

    private void accepted(Change change, long version) {
        Known known = known(change.key());
        if (version < known.version) {
            return;
        }
        known.version = version;
        known.at = order;
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
        Traits traits = Traits.of(change.key(), body);
        known.traits = traits;
        addressed(change.type(), traits, known);
        if (traits.parent() != null) {
            children.computeIfAbsent(traits.parent(), none -> new HashMap<>()).put(change.key(), known);
        }
    }

    private void addressed(String type, Traits traits, Known known) {
        String party = sentTo(type, traits);
        String named = facts.storeOfName(traits.name());
        if (!party.isEmpty()) {
            known.addressee = party;
        } else if (!named.equals(known.addressee)) {
            known.addressee = "";
        }
    }

    /**
     * D1, D2: the store to which a finalised invoice or request goes, if it is visible there (D9); D4, D5: the store to which a half and its
     * log go back.
     */
    private String sentTo(String type, Traits traits) {
        boolean finalised = traits.status().equals("fn");
        boolean sends = type.equals("transact") && traits.type().equals("ci")
                || type.equals("requisition") && traits.type().equals("request");
        boolean answers = type.equals("transfer_log")
                || type.equals("transact")
                        && traits.type().equals("si")
                        && !traits.source().isEmpty();
        String named = facts.storeOfName(traits.name());
        boolean goes = answers || finalised && sends && facts.isVisible(traits.store(), named);
        String party = goes ? named : "";
        return party.equals(traits.store()) ? "" : party;
    }

    private Known known(Key key) {
        return records.computeIfAbsent(key, none -> new Known());
    }

    /** Every record this site must hold, and its body. */
    public synchronized Expected expected(int site, Collection<Key> waiting) {
        Map<Key, Kept> sure = new HashMap<>();
        Map<Key, Set<Kept>> oneOf = new HashMap<>();
        boolean dispensary = facts.hasDispensary(site);
        records.forEach((key, known) -> {
            Traits traits = known.likely();
            if (traits == null || known.body != null && isCentrals(key, traits)) {
                return;
            }
            Set<Kept> parked = waiting.contains(key) ? Set.of() : known.parked;
            if (parked.isEmpty()) {
                if (known.body != null && goesTo(site, key, traits, known.addressee, dispensary)) {
                    sure.put(key, known.body);
                }
            } else if (goesTo(site, key, traits, known.addressee, dispensary)) {
                Set<Kept> bodies = new TreeSet<>(parked);
                if (known.body != null) {
                    bodies.add(known.body);
                }
                oneOf.put(key, bodies);
            }
        });
        return new Expected(sure, oneOf);
    }

    /**
     * Records that a site holds besides the expected ones, and may hold although nobody was seen to push them. Central makes halves and
     * follows their sources at its own time, so the oracle does not know when they appear, change or go. It knows which sites may see them
     * (D1, I3).
     *
     * @param held everything that the site holds
     */
    public synchronized Set<Key> halvesAt(int site, Expected expected, Map<Key, Kept> held) {
        return held.keySet().stream()
                .filter(key -> !expected.sure().containsKey(key)
                        && !expected.oneOf().containsKey(key)
                        && mayHold(site, key, held))
                .collect(Collectors.toSet());
    }

    private boolean mayHold(int site, Key key, Map<Key, Kept> held) {
        Traits traits = traits(key, held);
        if (traits == null) {
            return false;
        }
        Key parent = traits.parent();
        Key half = parent == null ? key : parent;
        Traits header = parent == null ? traits : traits(parent, held);
        if (header == null || !isCentrals(half, header)) {
            return false;
        }
        boolean belongs = parent == null || records.containsKey(key) || isLineOf(header, key, traits);
        return belongs && (facts.holdsAll(header.store(), site) || facts.holdsAll(sourceStore(header), site));
    }

    private static @Nullable Traits traits(Key key, Map<Key, Kept> held) {
        Kept body = held.get(key);
        return body == null ? null : Traits.of(key, body.text());
    }

    /** A half as central makes it, which its store has only numbered. */
    private boolean isCentrals(Key key, Traits traits) {
        if (key.type().equals("trans_line")) {
            Key parent = traits.parent();
            Known header = parent == null ? null : records.get(parent);
            return header != null && header.body != null && header.traits != null && isCentrals(parent, header.traits);
        }
        return key.type().equals("transact")
                && traits.type().equals("si")
                && traits.status().equals("nw")
                && !traits.source().isEmpty()
                && key.id().equals(DerivedIds.half(traits.source(), traits.store()))
                && facts.storeOfName(traits.name()).equals(sourceStore(traits))
                && !traits.store().equals(sourceStore(traits));
    }

    private boolean isLineOf(Traits header, Key line, Traits traits) {
        Known source = records.get(new Key("trans_line", traits.sourceLine()));
        Traits pushed = source == null ? null : source.everHad();
        Key document = pushed == null ? null : pushed.parent();
        return document != null
                && document.id().equals(header.source())
                && line.id().equals(DerivedIds.line(traits.sourceLine(), header.store()));
    }

    /** The store of the document that this half answers; empty if nobody pushed that document. */
    private String sourceStore(Traits header) {
        Known source = records.get(new Key("transact", header.source()));
        Traits pushed = source == null ? null : source.everHad();
        return pushed == null ? "" : pushed.store();
    }

    private boolean goesTo(int site, Key key, Traits traits, String addressee, boolean dispensary) {
        Key parent = traits.parent();
        if (parent != null) {
            Known document = records.get(parent);
            Traits likely = document == null ? null : document.likely();
            return document != null && likely != null && goesTo(site, parent, likely, document.addressee, dispensary);
        }
        return switch (key.type()) {
            case "item", "unit", "name", "list_master" -> true;
            case "abbreviation" -> dispensary;
            case "store" -> !facts.type(key.id(), site).equals("none");
            case "item_store_join", "name_store_join" -> facts.holdsAll(traits.store(), site);
            case "item_line", "Location", "number", "transact", "requisition", "transfer_log" ->
                facts.holdsAll(traits.store(), site) || !addressee.isEmpty() && facts.holdsAll(addressee, site);
            case "message" -> message(site, traits.from(), traits.to());
            default -> throw new IllegalArgumentException("the oracle has no row for " + key.type());
        };
    }

    private boolean message(int site, String from, String to) {
        if (to.isEmpty()) {
            return true;
        }
        return !from.isEmpty() && facts.holdsAll(from, site) || facts.holdsAll(to, site);
    }

    /** How many outcomes the oracle was told so far. */
    public synchronized long judgedInAll() {
        return order;
    }
}

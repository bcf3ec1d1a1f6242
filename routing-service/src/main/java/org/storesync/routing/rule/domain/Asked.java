package org.storesync.routing.rule.domain;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.json.PushedChange;

/**
 * The stores whose facts the rules need: by id, by name, or by stream.
 *
 * @param parties ids or names of those to which something is addressed: it matters whether they are visible (D9)
 */
public record Asked(Set<String> stores, Set<String> names, Set<Integer> streams, Set<String> parties) {

    public static Asked nothing() {
        return new Asked(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /** Adds the stores that a change names. */
    public void by(PushedChange change) {
        RecordType type = change.type();
        if (type == null || change.fault() != null || change.op() != Operation.UPSERT) {
            return;
        }
        by(change, type.variantFor(change));
        // Which of these applies depends on facts that are not read yet.
        for (RecordVariant variant : type.variantsByFact()) {
            if (variant.matches(change)) {
                by(change, variant);
            }
        }
    }

    private void by(PushedChange change, RecordVariant variant) {
        put(stores, change.text(variant.storeField()));
        put(stores, change.text(variant.fromStoreField()));
        put(stores, change.text(variant.toStoreField()));
        put(names, change.text(variant.storeNameField()));
        put(names, change.text(variant.otherPartyField()));
        put(parties, change.text(variant.otherPartyField()));
        put(parties, change.text(variant.toStoreField()));
    }

    static void put(Set<String> set, @Nullable String value) {
        if (value != null) {
            set.add(value);
        }
    }

    public void add(Asked others) {
        stores.addAll(others.stores);
        names.addAll(others.names);
        streams.addAll(others.streams);
        parties.addAll(others.parties);
    }

    public boolean isEmpty() {
        return stores.isEmpty() && names.isEmpty() && streams.isEmpty() && parties.isEmpty();
    }

    public boolean covers(Asked others) {
        return stores.containsAll(others.stores)
                && names.containsAll(others.names)
                && streams.containsAll(others.streams)
                && parties.containsAll(others.parties);
    }
}

package org.storesync.agent.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;

/**
 * Says to which store the data of a record belong, and whether its document has another store as its other party. Such a document goes
 * through central whatever central collects (docs/protocol.md, Not collected). It reads the stores once, so a new one is made for each
 * batch.
 */
final class StoreData {
    private static final int ANCESTORS_MAX = 4;
    private static final String STORE = "store";

    private final BodyReader bodies;
    private final Tables tables;
    private final Map<String, Boolean> named = new HashMap<>();
    private @Nullable Map<String, String> storesByName;

    StoreData(BodyReader bodies, Tables tables) {
        this.bodies = bodies;
        this.tables = tables;
    }

    /**
     * What a record belongs to.
     *
     * @param transaction its document comes to central only where the store's transactions do (C3)
     * @param concernsAnother its document's other party is another store
     */
    record Owned(String storeId, boolean transaction, boolean concernsAnother) {}

    /** Empty for a record that is no store's data, and for a child whose parent is not here. */
    Optional<Owned> of(RecordKey key, Body body) {
        RecordKey at = key;
        Body found = body;
        for (int depth = 0; depth < ANCESTORS_MAX; depth++) {
            RecordType type = bodies.typeOf(at.type());
            if (type == null) {
                return Optional.empty();
            }
            RecordVariant variant = type.variantFor(bodies.fields(found));
            if (variant.category() != Category.STORE) {
                return Optional.empty();
            }
            String storeField = variant.storeField();
            if (storeField != null) {
                String store = bodies.field(found, storeField);
                return store == null || store.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Owned(
                                store, variant.onlyWithTransactions(), concernsAnother(variant, found, store)));
            }
            RecordKey parent = bodies.parentOf(at.type(), found);
            Optional<StoredRecord> above =
                    parent == null ? Optional.empty() : tables.records().get(parent);
            if (above.isEmpty()) {
                return Optional.empty();
            }
            at = above.get().key();
            found = above.get().body();
        }
        return Optional.empty();
    }

    private boolean concernsAnother(RecordVariant variant, Body body, String store) {
        String field = variant.otherPartyField();
        String name = field == null ? null : bodies.field(body, field);
        return name != null && named.computeIfAbsent(store + "/" + name, pair -> isAnotherStore(name, store));
    }

    private boolean isAnotherStore(String name, String store) {
        if (storesByName == null) {
            storesByName = tables.records().storesByName();
        }
        String known = storesByName.get(name);
        return known != null
                ? !known.equals(store)
                : tables.records()
                        .get(new RecordKey("name", name))
                        .map(record -> STORE.equals(bodies.field(record.body(), "type")))
                        .orElse(false);
    }
}

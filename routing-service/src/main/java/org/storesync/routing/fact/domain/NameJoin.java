package org.storesync.routing.fact.domain;

import java.util.Optional;
import org.storesync.model.json.BodyFields;

/** A record by which a name is visible in a store (records: name_store_join; B3). */
public record NameJoin(String joinId, String storeId, String nameId) {

    public VisibleName visible() {
        return new VisibleName(storeId, nameId);
    }

    /** What a body says; empty if it makes nothing visible: it is inactive, or lacks the store or the name. */
    public static Optional<NameJoin> of(String joinId, BodyFields fields) {
        String store = fields.text("store_ID");
        String name = fields.text("name_ID");
        return store == null || name == null || "true".equals(fields.text("inactive"))
                ? Optional.empty()
                : Optional.of(new NameJoin(joinId, store, name));
    }
}

package org.storesync.routing.fact.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.StoreId;

/**
 * What the rules know of a store.
 *
 * @param nameId the name it goes by as a customer or supplier
 * @param activeSite the site that edits its data; 0 for none
 * @param collected some site besides the active one holds its data, so central keeps it
 * @param storeStream id of {@code store/S}; likewise the others
 */
public record StoreFacts(
        StoreId id,
        @Nullable String nameId,
        boolean dispensary,
        int activeSite,
        boolean collected,
        int storeStream,
        int setupStream,
        int inboxStream) {

    /** As its record says from now on. */
    public StoreFacts with(@Nullable String name, boolean dispenses) {
        return new StoreFacts(id, name, dispenses, activeSite, collected, storeStream, setupStream, inboxStream);
    }
}

package org.storesync.routing.fact.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.StoreId;

/**
 * What the rules know of a store.
 *
 * @param nameId the name under which it is a customer or supplier
 * @param activeSite the site that edits its data; 0 for none
 * @param transactions transactions are included in sync; this counts only for a dispensary (C3)
 * @param collected a site other than the active one holds its data, so central keeps them
 * @param storeStream id of {@code store/S}; the other stream fields likewise
 */
public record StoreFacts(
        StoreId id,
        @Nullable String nameId,
        boolean dispensary,
        int activeSite,
        boolean transactions,
        boolean collected,
        int storeStream,
        int setupStream,
        int inboxStream) {

    /** The facts after its record changed. */
    public StoreFacts with(@Nullable String name, boolean dispenses) {
        return new StoreFacts(
                id, name, dispenses, activeSite, transactions, collected, storeStream, setupStream, inboxStream);
    }

    /** True if central takes the store's transactions, whether anybody collects them or not. */
    public boolean sendsTransactions() {
        return transactions || !dispensary;
    }
}

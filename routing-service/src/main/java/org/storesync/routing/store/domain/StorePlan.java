package org.storesync.routing.store.domain;

import java.util.List;

/** What follows from a choice about a store. */
public sealed interface StorePlan {
    /** @param changes in their order; none if everything is already so */
    record Changes(List<StoreChange> changes) implements StorePlan {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing changes. */
    record Refused(Refusal why) implements StorePlan {}

    /** Why a choice about a store is refused. */
    enum Refusal {
        STORE_UNKNOWN,
        SITE_UNKNOWN,
        /** A mobile site has exactly one active store (A6). */
        MOBILE_SITE_FULL,
        /** The store is active there, and its type follows from that. */
        ACTIVE_THERE,
        /** Only the transactions of a dispensary can be left out of sync (C3). */
        NO_DISPENSARY,
        /** The site must see the store, so it can't be none there (B3). */
        VISIBLE_THERE,
        /** Nothing makes the store visible there, so it is none, and can't be collected (B3). */
        NOT_VISIBLE_THERE
    }
}

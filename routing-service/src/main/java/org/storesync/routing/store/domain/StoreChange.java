package org.storesync.routing.store.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;

/** What a plan changes about stores and the role of the primary. SQL carries out a list of these in order, in one transaction. */
public sealed interface StoreChange {
    /** From now on the store has an assignment, which names no site. */
    record Appear(StoreId store) implements StoreChange {}

    /**
     * From now on the store is active on the site, or on none.
     *
     * @param epoch of the assignment, from now on
     * @param by who decided it
     */
    record Assign(StoreId store, @Nullable SiteId site, long epoch, String by) implements StoreChange {}

    /**
     * The type that a site keeps for stores while they are not active there.
     *
     * @param type none: nothing is kept
     * @param join id of the join by which the stores are visible there; null: the type does not follow from visibility
     */
    record Keep(
            SiteId site,
            List<StoreId> stores,
            SyncType type,
            String why,
            @Nullable String join) implements StoreChange {
        public Keep {
            stores = List.copyOf(stores);
            if (type == SyncType.ACTIVE) {
                throw new IllegalArgumentException("a store becomes active by its assignment");
            }
        }

        /** A type that does not follow from visibility. */
        public Keep(SiteId site, List<StoreId> stores, SyncType type, String why) {
            this(site, stores, type, why, null);
        }
    }

    /** What other stores are on the site follows from the names that are visible in this store, so it is derived again. */
    record Follow(SiteId site, StoreId store) implements StoreChange {}

    /** From now on the site reads the store's streams, or no longer reads them. */
    record Read(SiteId site, StoreId store, boolean reads) implements StoreChange {}

    /**
     * A letter about the store.
     *
     * @param sees the site gets the store's record; otherwise the site forgets the store
     * @param losesRight the site may no longer edit the store's data, and knows this once it has acknowledged the letter
     */
    record Tell(SiteId site, StoreId store, boolean sees, boolean losesRight) implements StoreChange {}

    /** From now on the site reads central dispensary data, or no longer reads them. */
    record Dispense(SiteId site, boolean reads) implements StoreChange {}

    /** From now on the store's transactions come to central, or are left out. */
    record IncludeTransactions(StoreId store, boolean included) implements StoreChange {}

    /** Central begins to collect the store, so its active site has everything to send. */
    record Collect(StoreId store) implements StoreChange {}

    /** Has pushes judged again that were judged by the earlier facts. */
    record Raise(Scope scope) implements StoreChange {}

    /** The role of the primary goes to a site. */
    record HandRole(SiteId to, @Nullable SiteId from) implements StoreChange {}

    /** A letter to a site that is no longer the primary: it loses the right to edit central data. */
    record TellRoleLost(SiteId site) implements StoreChange {}

    /** Has everything judged again that waits for the store. */
    record JudgeStore(StoreId store) implements StoreChange {}

    /** Has everything judged again that waits for the role of this site. */
    record JudgePrimary(SiteId site) implements StoreChange {}
}

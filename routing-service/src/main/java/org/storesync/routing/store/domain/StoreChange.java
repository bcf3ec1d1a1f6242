package org.storesync.routing.store.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;

/** What a plan changes about stores and the role of the primary. SQL carries out a list of these in its order, in one transaction. */
public sealed interface StoreChange {
    /** The store has an assignment from now on: to no site. */
    record Appear(StoreId store) implements StoreChange {}

    /**
     * From now on the store is active on the site, or on none.
     *
     * @param epoch of the assignment, from now on
     * @param by who decided it
     */
    record Assign(StoreId store, @Nullable SiteId site, long epoch, String by) implements StoreChange {}

    /**
     * The type that is kept for stores on a site, while they are not active there.
     *
     * @param type none: nothing is kept
     */
    record Keep(SiteId site, List<StoreId> stores, SyncType type, String why) implements StoreChange {
        public Keep {
            stores = List.copyOf(stores);
            if (type == SyncType.ACTIVE) {
                throw new IllegalArgumentException("a store becomes active by its assignment");
            }
        }
    }

    /** The site reads the store's streams from now on, or no longer. */
    record Read(SiteId site, StoreId store, boolean reads) implements StoreChange {}

    /**
     * A letter about the store.
     *
     * @param sees the site gets the store's record; if not, it forgets it
     * @param losesRight the site may edit the store's data no longer, and knows it when it has acknowledged the letter
     */
    record Tell(SiteId site, StoreId store, boolean sees, boolean losesRight) implements StoreChange {}

    /** The site reads central dispensary data from now on, or no longer. */
    record Dispense(SiteId site, boolean reads) implements StoreChange {}

    /** Central begins to collect the store: its active site has everything to send. */
    record Collect(StoreId store) implements StoreChange {}

    /** A push that was judged by the facts before is judged again. */
    record Raise(Scope scope) implements StoreChange {}

    /** The role of the primary goes to a site. */
    record HandRole(SiteId to, @Nullable SiteId from) implements StoreChange {}

    /** A letter to a site that is the primary no longer: it loses the right to edit central data. */
    record TellRoleLost(SiteId site) implements StoreChange {}

    /** What waits for the store is judged again. */
    record JudgeStore(StoreId store) implements StoreChange {}

    /** What waits for the role of this site is judged again. */
    record JudgePrimary(SiteId site) implements StoreChange {}
}

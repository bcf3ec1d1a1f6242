package org.storesync.routing.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.store.domain.StorePlan.Refusal;

/** Keeps stores, their assignments and their types. Every change moves facts, subscriptions and letters in one transaction. */
public interface StoreRegistry {
    /** Stores in the order of their ids, after {@code after}. */
    List<Store> list(@Nullable String after, int limit);

    Optional<Store> find(StoreId store);

    /** Makes the store active on a site, or on none (null): epoch + 1. Empty if it is so now. */
    Optional<Refusal> assign(StoreId store, @Nullable SiteId site, Act act);

    /** True if central has all of the store's data. */
    boolean collected(StoreId store);

    /** Sets a type other than active. Empty if it is so now. */
    Optional<Refusal> setType(StoreId store, SiteId site, SyncType type, String why, String by);

    /** Includes the store's transactions in sync, or leaves them out (C3). Empty if it is so now. */
    Optional<Refusal> includeTransactions(StoreId store, boolean included, Act act);

    /** Who did it, and why, although something spoke against it. */
    record Act(String by, @Nullable String reason) {}

    /** Whether a store can be deleted. It can't while it is assigned or has data. Empty for a store that is unknown or deleted. */
    Optional<Use> use(StoreId store);

    /** @param records of the store and of the persons at home in it, counted up to a limit */
    record Use(boolean inUse, @Nullable Integer activeSite, long records) {}

    /**
     * A store and its type on each site, with the reason.
     *
     * @param transactions they are included in sync; always true for a store that is no dispensary
     * @param transactionsLeftOutSince since when they are not; null: they are, or central did not note when
     */
    record Store(
            String storeId,
            @Nullable String nameId,
            String mode,
            @Nullable Integer activeSite,
            long assignmentEpoch,
            boolean transactions,
            @Nullable Instant transactionsLeftOutSince,
            List<TypeOnSite> types) {}

    /** @param type active, collector or transfer */
    record TypeOnSite(int siteId, String type, String why) {}
}

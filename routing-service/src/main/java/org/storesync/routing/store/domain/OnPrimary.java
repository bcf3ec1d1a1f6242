package org.storesync.routing.store.domain;

import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.store.domain.StoreChange.Keep;

/** All stores stand on the primary (A2): one that is nothing else there is a transfer copy, for as long as the site is the primary. */
public final class OnPrimary {
    /** What a store is on the primary at least. */
    static final SyncType LEAST = SyncType.TRANSFER;

    /** Why such a copy is kept. The copies are known by it when the role is handed on. */
    public static final String WHY = "all stores exist on the primary";

    private OnPrimary() {}

    /** True for the primary, if the rest of the facts leaves the store unseen there. */
    static boolean lacks(Standing store, SiteId site) {
        return site.equals(store.roles().primary()) && !store.sees(site);
    }

    static Keep show(SiteId primary, List<StoreId> stores) {
        return new Keep(primary, stores, LEAST, WHY);
    }

    static Keep hide(SiteId former, List<StoreId> stores) {
        return new Keep(former, stores, SyncType.NONE, WHY);
    }
}

package org.storesync.routing.store.domain;

import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.store.domain.StoreChange.Keep;

/** The primary has all stores (A2). A store that has no other type there is a transfer copy, as long as the site is the primary. */
public final class OnPrimary {
    /** The least that a store is on the primary. */
    static final SyncType LEAST = SyncType.TRANSFER;

    /** Why such a copy is kept. When the role is handed on, the copies are found by this text. */
    public static final String WHY = "all stores exist on the primary";

    private OnPrimary() {}

    /** True for the primary, if the other facts do not let it see the store. */
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

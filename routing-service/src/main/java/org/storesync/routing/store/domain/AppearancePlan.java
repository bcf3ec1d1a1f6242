package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange.Appear;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Read;

/** A new store: active on no site, collected by central (B10). Sites learn of it by its record. */
public final class AppearancePlan {
    private static final String WHY = "central collects by default";

    private AppearancePlan() {}

    public static List<StoreChange> of(StoreId store, Roles roles) {
        SiteId central = roles.central();
        SiteId primary = roles.primary();
        List<StoreChange> changes = new ArrayList<>();
        changes.add(new Read(central, store, true));
        changes.add(new Appear(store));
        changes.add(new Keep(central, List.of(store), SyncType.COLLECTOR, WHY));
        if (primary != null && !primary.equals(central)) {
            changes.add(OnPrimary.show(primary, List.of(store)));
        }
        return changes;
    }
}

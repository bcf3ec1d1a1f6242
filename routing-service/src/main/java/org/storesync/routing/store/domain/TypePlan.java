package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.Standing.Ground;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;

/** A person chooses what a store is on a site where it is not active (B2, B3). The choice ends with the visibility that asks for it. */
public final class TypePlan {
    private TypePlan() {}

    /** The streams whose heads are locked. */
    public static List<StreamName> heads(StoreId store, SiteId site) {
        return Entitlement.headsOf(store, List.of(site));
    }

    /** @param type none, transfer or collector */
    public static StorePlan of(Standing before, SiteId site, SyncType type, String why) {
        if (!before.on(site).exists()) {
            return new Refused(Refusal.SITE_UNKNOWN);
        }
        if (site.equals(before.active())) {
            return new Refused(Refusal.ACTIVE_THERE);
        }
        Ground ground = before.ground(site);
        if (type == SyncType.NONE && ground != null) {
            return new Refused(Refusal.VISIBLE_THERE);
        }
        Standing after = before.keeping(site, type);
        List<StoreChange> changes = new ArrayList<>();
        changes.add(new Keep(site, List.of(before.store()), type, why, ground == null ? null : ground.join()));
        if (after.collected() && !before.collected()) {
            changes.add(new Collect(before.store()));
        }
        changes.add(new Raise(Scope.of(before.store())));
        changes.addAll(Settling.at(site, before, after));
        return new Changes(changes);
    }
}

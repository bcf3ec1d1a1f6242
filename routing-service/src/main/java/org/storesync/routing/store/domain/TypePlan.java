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

/**
 * A person chooses whether a site where a store is not active collects it (B2, B3). The site must see the store by visibility, or be
 * central. The choice ends with the visibility. Without the choice the store is what follows from the facts.
 */
public final class TypePlan {
    private TypePlan() {}

    /** The streams whose heads are locked. */
    public static List<StreamName> heads(StoreId store, SiteId site) {
        return Entitlement.headsOf(store, List.of(site));
    }

    /** @param type collector, or what the store is there without the choice */
    public static StorePlan of(Standing before, SiteId site, SyncType type, String why) {
        if (!before.on(site).exists()) {
            return new Refused(Refusal.SITE_UNKNOWN);
        }
        if (site.equals(before.active())) {
            return new Refused(Refusal.ACTIVE_THERE);
        }
        SyncType least = before.least(site);
        if (type == SyncType.COLLECTOR ? !before.isGrounded(site) : type != least) {
            return new Refused(type == SyncType.NONE ? Refusal.VISIBLE_THERE : Refusal.NOT_VISIBLE_THERE);
        }
        Keep keep = keep(before, site, type, why);
        Standing after = before.keeping(site, keep.type());
        List<StoreChange> changes = new ArrayList<>();
        changes.add(keep);
        if (after.collected() && !before.collected()) {
            changes.add(new Collect(before.store()));
        }
        changes.add(new Raise(Scope.of(before.store())));
        changes.addAll(Settling.at(site, before, after));
        return new Changes(changes);
    }

    /** A site that sees the store only because it is the primary keeps nothing by choice. */
    private static Keep keep(Standing before, SiteId site, SyncType type, String why) {
        List<StoreId> stores = List.of(before.store());
        Ground ground = before.ground(site);
        if (ground == null) {
            return new Keep(site, stores, before.isGrounded(site) ? type : SyncType.NONE, why);
        }
        return new Keep(site, stores, type, type == SyncType.COLLECTOR ? why : ground.why(), ground.join());
    }
}

package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.Standing.Ground;
import org.storesync.routing.store.domain.Standing.OnSite;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Raise;

/**
 * What a store is on a site follows from visibility (B3; rules, Type of X on K): at least transfer as long as its name is visible in a store
 * that is active there. When that ends, the type ends, also if a person chose collector.
 */
public final class FollowPlan {
    private static final String ENDED = "its name is no longer visible there";

    private FollowPlan() {}

    /** What follows under the heads of {@link TypePlan}. Nothing if the type is what it should be. Central collects or not as a person says, whatever is visible. */
    public static List<StoreChange> of(Standing before, SiteId site) {
        OnSite here = before.on(site);
        Keep keep = here.exists() ? kept(before, site) : null;
        if (keep == null) {
            return List.of();
        }
        List<StoreChange> changes = new ArrayList<>(List.of(keep));
        if (keep.type() != here.kept()) {
            changes.add(new Raise(Scope.of(before.store())));
            changes.addAll(Settling.at(site, before, before.keeping(site, keep.type())));
        }
        return changes;
    }

    private static @Nullable Keep kept(Standing before, SiteId site) {
        StoreId store = before.store();
        OnSite here = before.on(site);
        Ground ground = before.ground(site);
        if (ground == null) {
            return here.join() == null ? null : new Keep(site, List.of(store), SyncType.NONE, ENDED);
        }
        SyncType type = here.kept() == SyncType.NONE ? SyncType.TRANSFER : here.kept();
        return Objects.equals(here.join(), ground.join())
                ? null
                : new Keep(site, List.of(store), type, ground.why(), ground.join());
    }
}

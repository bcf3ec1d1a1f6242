package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.StoreChange.Assign;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.Follow;
import org.storesync.routing.store.domain.StoreChange.JudgeStore;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;

/** Makes a store active on a site, or on none (B1, B8). A move is undone by a move back. */
public final class MovePlan {
    private MovePlan() {}

    /** The streams whose heads are locked. */
    public static List<StreamName> heads(StoreId store, @Nullable SiteId from, @Nullable SiteId to) {
        return Entitlement.headsOf(store, concerned(from, to));
    }

    public static StorePlan of(Standing before, @Nullable SiteId to, String by) {
        if (Objects.equals(before.active(), to)) {
            return new Changes(List.of());
        }
        if (to != null && !before.on(to).exists()) {
            return new Refused(Refusal.SITE_UNKNOWN);
        }
        if (to != null && before.on(to).full()) {
            return new Refused(Refusal.MOBILE_SITE_FULL);
        }
        Standing after = before.movedTo(to);
        List<StoreChange> changes = new ArrayList<>();
        changes.add(new Assign(before.store(), to, after.epoch(), by));
        changes.add(new Raise(Scope.of(before.store())));
        for (SiteId site : concerned(before.active(), to)) {
            changes.addAll(Settling.at(site, before, after));
            changes.add(new Follow(site, before.store()));
        }
        if (after.collected() && !before.collected()) {
            changes.add(new Collect(before.store()));
        }
        changes.add(new JudgeStore(before.store()));
        return new Changes(changes);
    }

    private static List<SiteId> concerned(@Nullable SiteId from, @Nullable SiteId to) {
        List<SiteId> sites = new ArrayList<>();
        if (from != null) {
            sites.add(from);
        }
        if (to != null) {
            sites.add(to);
        }
        return sites;
    }
}

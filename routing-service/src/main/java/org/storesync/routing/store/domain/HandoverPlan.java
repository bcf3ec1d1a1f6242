package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.StoreChange.HandRole;
import org.storesync.routing.store.domain.StoreChange.JudgePrimary;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StoreChange.Tell;
import org.storesync.routing.store.domain.StoreChange.TellRoleLost;

/** Gives the role of the primary to a site (A3; docs/adr/0016). */
public final class HandoverPlan {
    private HandoverPlan() {}

    /**
     * @param holder the site that has the role
     * @param unseen stores that the next primary does not see
     * @param shown stores that the holder keeps only because of its role
     */
    public record Before(@Nullable SiteId holder, List<StoreId> unseen, List<Shown> shown) {
        public Before {
            unseen = List.copyOf(unseen);
            shown = List.copyOf(shown);
        }
    }

    /** @param active it is active there now, so the site sees it anyway */
    public record Shown(StoreId store, boolean active) {}

    /**
     * Why a site can't be the primary; empty if it can.
     *
     * @param called a machine of the site began a sync once
     * @param editsCentralData it is the service in which people edit central data
     */
    public static Optional<String> unfit(SiteKind kind, boolean called, boolean editsCentralData) {
        return switch (kind) {
            case MOBILE -> Optional.of("a mobile site has only one store");
            case INTERNAL ->
                editsCentralData ? Optional.empty() : Optional.of("that service does not edit central data");
            case DESKTOP, OPEN_MSUPPLY ->
                called ? Optional.empty() : Optional.of("no machine of that site has ever called");
        };
    }

    /** The streams whose heads are locked: those that a push of the primary takes, and those of the two sites that are told. */
    public static List<StreamName> heads(@Nullable SiteId holder, SiteId next) {
        List<StreamName> heads = new ArrayList<>(List.of(
                StreamName.CENTRAL, StreamName.CENTRAL_DISPENSARY, StreamName.STORE_CORE, StreamName.site(next)));
        if (holder != null) {
            heads.add(StreamName.site(holder));
        }
        return heads;
    }

    public static List<StoreChange> of(Before before, SiteId next) {
        SiteId holder = before.holder();
        if (next.equals(holder)) {
            return List.of();
        }
        List<StoreChange> changes = new ArrayList<>();
        changes.add(new HandRole(next, holder));
        changes.add(new Raise(Scope.PRIMARY));
        if (holder != null) {
            changes.addAll(leave(holder, before.shown()));
            changes.add(new TellRoleLost(holder));
        }
        changes.add(OnPrimary.show(next, before.unseen()));
        before.unseen().forEach(store -> changes.add(new Tell(next, store, true, false)));
        changes.add(new JudgePrimary(next));
        return changes;
    }

    /** The former primary keeps its types, and forgets the stores that it saw only because of its role. */
    private static List<StoreChange> leave(SiteId holder, List<Shown> shown) {
        List<StoreChange> changes = new ArrayList<>();
        changes.add(OnPrimary.hide(holder, shown.stream().map(Shown::store).toList()));
        shown.stream()
                .filter(store -> !store.active())
                .forEach(store -> changes.add(new Tell(holder, store.store(), false, false)));
        return changes;
    }
}

package org.storesync.routing.store.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.HandoverPlan.Before;
import org.storesync.routing.store.domain.HandoverPlan.Shown;
import org.storesync.routing.store.domain.Standing.Ground;
import org.storesync.routing.store.domain.Standing.OnSite;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Tell;

/** The tables that plans are read from and carried out in, without a database. */
final class Country {
    static final SiteId CENTRAL = new SiteId(1);

    /** A store on a site. */
    record Place(StoreId store, SiteId site) {}

    final Map<SiteId, Boolean> mobiles = new TreeMap<>((a, b) -> Integer.compare(a.value(), b.value()));
    final Map<StoreId, Boolean> dispensaries = new HashMap<>();
    final Map<StoreId, @Nullable SiteId> active = new HashMap<>();
    final Map<StoreId, Long> epochs = new HashMap<>();
    final Map<Place, Keep> kept = new HashMap<>();
    final Set<Place> seen = new HashSet<>();
    final Set<Place> read = new HashSet<>();
    final Set<SiteId> dispenses = new HashSet<>();
    final Map<Place, Integer> losses = new HashMap<>();
    final Map<SiteId, Integer> rolesLost = new HashMap<>();
    final Map<StoreId, Integer> collecting = new HashMap<>();
    final Map<Scope, Integer> versions = new HashMap<>();
    /** By the id of the join: the second store is visible in the first. */
    final SortedMap<String, Visible> visible = new TreeMap<>();
    /** Types that are to be derived again. */
    final Set<Place> due = new LinkedHashSet<>();

    /** The name of a store is visible in another. */
    record Visible(StoreId in, StoreId store) {}

    @Nullable
    SiteId primary;

    Roles roles() {
        return new Roles(primary, CENTRAL);
    }

    Standing standing(StoreId store, @Nullable SiteId named) {
        Map<SiteId, OnSite> sites = new HashMap<>();
        for (SiteId site : mobiles.keySet()) {
            if (site.equals(named) || site.equals(active.get(store))) {
                sites.put(site, onSite(store, site));
            }
        }
        boolean elsewhere = kept.values().stream()
                .anyMatch(keep -> keep.stores().contains(store)
                        && keep.type() == SyncType.COLLECTOR
                        && !keep.site().equals(named)
                        && !keep.site().equals(active.get(store)));
        long epoch = epochs.getOrDefault(store, 0L);
        boolean dispensary = dispensaries.getOrDefault(store, false);
        return new Standing(store, dispensary, true, active.get(store), epoch, sites, elsewhere, roles());
    }

    private OnSite onSite(StoreId store, SiteId site) {
        List<StoreId> others = active.keySet().stream()
                .filter(other -> !other.equals(store) && site.equals(active.get(other)))
                .toList();
        Keep keep = kept.get(new Place(store, site));
        String join = keep == null ? null : keep.join();
        return new OnSite(
                true,
                keep == null ? SyncType.NONE : keep.type(),
                join,
                ground(store, site, join),
                mobiles.getOrDefault(site, false) && !others.isEmpty(),
                others.stream().anyMatch(other -> dispensaries.getOrDefault(other, false)));
    }

    private @Nullable Ground ground(StoreId store, SiteId site, @Nullable String present) {
        List<String> joins = visible.entrySet().stream()
                .filter(join -> join.getValue().store().equals(store)
                        && site.equals(active.get(join.getValue().in())))
                .map(Map.Entry::getKey)
                .toList();
        if (joins.isEmpty()) {
            return null;
        }
        String join = present != null && joins.contains(present) ? present : joins.getFirst();
        return new Ground(join, visible.get(join).in());
    }

    /** The primary makes a store visible in another, or ends this. */
    void see(String join, @Nullable Visible now) {
        Visible before = now == null ? visible.remove(join) : visible.put(join, now);
        for (Visible each : Arrays.asList(before, now)) {
            SiteId site = each == null ? null : active.get(each.in());
            if (each != null && site != null) {
                due.add(new Place(each.store(), site));
            }
        }
    }

    Before before(SiteId next) {
        List<StoreId> unseen = active.keySet().stream()
                .filter(store -> !next.equals(active.get(store)) && !kept.containsKey(new Place(store, next)))
                .toList();
        List<Shown> shown = kept.values().stream()
                .filter(keep -> keep.site().equals(primary) && keep.why().equals(OnPrimary.WHY))
                .flatMap(keep -> keep.stores().stream())
                .map(store -> new Shown(store, primary != null && primary.equals(active.get(store))))
                .toList();
        return new Before(primary, unseen, shown);
    }

    void carryOut(List<StoreChange> changes) {
        changes.forEach(this::carryOut);
    }

    private void carryOut(StoreChange change) {
        switch (change) {
            case StoreChange.Appear appear -> {
                active.put(appear.store(), null);
                collecting.put(appear.store(), 1);
            }
            case StoreChange.Assign to -> {
                active.put(to.store(), to.site());
                epochs.put(to.store(), to.epoch());
            }
            case Keep keep -> keep.stores().forEach(store -> keep(keep, store));
            case StoreChange.Read reads -> set(read, new Place(reads.store(), reads.site()), reads.reads());
            case StoreChange.Follow follow ->
                visible.values().stream()
                        .filter(each -> each.in().equals(follow.store()))
                        .forEach(each -> due.add(new Place(each.store(), follow.site())));
            case StoreChange.Dispense reads -> set(dispenses, reads.site(), reads.reads());
            case Tell tell -> {
                set(seen, new Place(tell.store(), tell.site()), tell.sees());
                if (tell.losesRight()) {
                    losses.merge(new Place(tell.store(), tell.site()), 1, Integer::sum);
                }
            }
            case StoreChange.TellRoleLost lost -> rolesLost.merge(lost.site(), 1, Integer::sum);
            case StoreChange.Collect collect -> collecting.merge(collect.store(), 1, Integer::sum);
            case StoreChange.Raise raise -> versions.merge(raise.scope(), 1, Integer::sum);
            case StoreChange.HandRole role -> primary = role.to();
            case StoreChange.IncludeTransactions _ -> {}
            case StoreChange.JudgeStore _ -> {}
            case StoreChange.JudgePrimary _ -> {}
        }
    }

    private void keep(Keep keep, StoreId store) {
        Place place = new Place(store, keep.site());
        if (keep.type() == SyncType.NONE) {
            kept.remove(place);
        } else {
            kept.put(place, new Keep(keep.site(), List.of(store), keep.type(), keep.why(), keep.join()));
        }
    }

    private static <T> void set(Set<T> set, T value, boolean member) {
        if (member) {
            set.add(value);
        } else {
            set.remove(value);
        }
    }
}

package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.routing.store.domain.StoreChange.Assign;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Read;
import org.storesync.routing.store.domain.StoreChange.Tell;

/**
 * What the changes of a plan mean at one site (G6). A dry run reads the same changes that the act carries out.
 *
 * @param before what the store is there now
 * @param after what it would be there
 * @param losesRight the site may no longer edit the store's data
 * @param reads streams that the site reads afterwards; it may read them already
 * @param leaves streams that it does not read afterwards; it may not read them now
 * @param gains stores that it begins to see
 * @param forgets stores that it no longer sees
 */
public record Effect(
        SiteId site,
        SyncType before,
        SyncType after,
        boolean losesRight,
        Set<StreamName> reads,
        Set<StreamName> leaves,
        Set<StoreId> gains,
        Set<StoreId> forgets) {

    /**
     * In the order of the sites.
     *
     * @param changes of the store
     * @param following of other stores whose types follow from it
     */
    public static List<Effect> of(Standing before, List<StoreChange> changes, List<StoreChange> following) {
        Map<SiteId, Effect> effects = new LinkedHashMap<>();
        List<StoreChange> all = new ArrayList<>(changes);
        // Whether a site dispenses does not follow from visibility.
        following.stream().filter(change -> !(change instanceof Dispense)).forEach(all::add);
        for (StoreChange change : all) {
            switch (change) {
                case Keep keep -> at(keep.site(), before, changes, effects);
                case Read(SiteId site, StoreId store, boolean reads) -> {
                    Effect here = at(site, before, changes, effects);
                    (reads ? here.reads : here.leaves).addAll(Entitlement.ofStore(store, SyncType.COLLECTOR));
                }
                case Dispense(SiteId site, boolean reads) -> {
                    Effect here = at(site, before, changes, effects);
                    (reads ? here.reads : here.leaves).add(StreamName.CENTRAL_DISPENSARY);
                }
                case Tell tell -> tell(at(tell.site(), before, changes, effects), before, tell);
                default -> {}
            }
        }
        return effects.values().stream()
                .sorted(Comparator.comparingInt(effect -> effect.site().value()))
                .toList();
    }

    private static void tell(Effect here, Standing before, Tell tell) {
        boolean seen = tell.store().equals(before.store()) && before.sees(tell.site());
        if (!tell.sees()) {
            here.forgets.add(tell.store());
        } else if (!seen) {
            here.gains.add(tell.store());
        }
    }

    private static Effect at(SiteId site, Standing before, List<StoreChange> changes, Map<SiteId, Effect> effects) {
        return effects.computeIfAbsent(
                site,
                here -> new Effect(
                        here,
                        before.type(here),
                        after(here, before, changes),
                        changes.stream()
                                .anyMatch(change -> change instanceof Tell tell
                                        && tell.site().equals(here)
                                        && tell.losesRight()),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>()));
    }

    private static SyncType after(SiteId site, Standing before, List<StoreChange> changes) {
        SiteId active = before.active();
        SyncType kept = before.on(site).kept();
        for (StoreChange change : changes) {
            if (change instanceof Assign to) {
                active = to.site();
            } else if (change instanceof Keep keep && keep.site().equals(site)) {
                kept = keep.type();
            }
        }
        return site.equals(active) ? SyncType.ACTIVE : kept;
    }
}

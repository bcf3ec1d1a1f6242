package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.domain.StoreChange.Read;
import org.storesync.routing.store.domain.StoreChange.Tell;

/** What follows at one site when a store's place or type changes: what the site reads, and what it is told. */
final class Settling {
    private Settling() {}

    static List<StoreChange> at(SiteId site, Standing before, Standing after) {
        List<StoreChange> changes = new ArrayList<>();
        Standing settled = after;
        if (OnPrimary.lacks(after, site)) {
            changes.add(OnPrimary.show(site, List.of(after.store())));
            settled = after.keeping(site, OnPrimary.LEAST);
        }
        changes.add(new Read(site, after.store(), settled.type(site).holdsStoreData()));
        // A site that still sees the store is told too, because it must learn that it may no longer edit the store's
        // data.
        boolean losesRight = site.equals(before.active()) && !site.equals(after.active());
        if (before.sees(site) != settled.sees(site) || losesRight) {
            changes.add(new Tell(site, after.store(), settled.sees(site), losesRight));
        }
        changes.add(new Dispense(site, after.dispenses(site)));
        return changes;
    }
}

package org.storesync.routing.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.routing.store.domain.Standing;
import org.storesync.routing.store.domain.StorePlan;
import org.storesync.routing.store.domain.StorePlan.Refusal;

/** Tells what an act about a store would do (G6). Nothing is locked or changed. */
public interface DryRuns {
    /**
     * @param site which the act names
     * @param act the plan that the act carries out
     * @return empty if the store is unknown or deleted
     */
    Optional<Outlook> of(StoreId store, @Nullable SiteId site, Function<Standing, StorePlan> act);

    /**
     * What follows when the store becomes visible in another one, or when this ends. Documents that are addressed by it are not counted.
     *
     * @return empty if one of the stores is unknown or deleted
     */
    Optional<Outlook> ofVisibility(StoreId store, StoreId in, boolean visible);

    /**
     * @param refused why the act is refused; null: it is not
     * @param sendsAll the store's site has everything to send to central
     * @param waiting changes that wait and would be judged again
     */
    record Outlook(@Nullable Refusal refused, boolean sendsAll, List<AtSite> sites, long waiting) {}

    /**
     * At one site.
     *
     * @param before active, collector, transfer or none
     * @param after the same, after the act
     * @param losesRight the site may no longer edit the store's data; what it has not sent yet is late
     * @param gets rows that come to the site
     * @param removes records of the streams that end; the site keeps one that it has by another store too
     * @param gainsStores stores that the site begins to see
     * @param forgetsStores stores that it no longer sees
     */
    record AtSite(
            int siteId,
            String before,
            String after,
            boolean losesRight,
            Amount gets,
            Amount removes,
            int gainsStores,
            int forgetsStores) {}

    /** @param bytes of their bodies, not compressed */
    record Amount(long records, long bytes) {}
}

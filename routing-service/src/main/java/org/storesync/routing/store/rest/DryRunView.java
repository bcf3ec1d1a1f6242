package org.storesync.routing.store.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.ProblemCode;
import org.storesync.routing.store.DryRunService.DryRun;
import org.storesync.routing.store.DryRuns.Amount;
import org.storesync.routing.store.DryRuns.AtSite;

/**
 * What an act would do.
 *
 * @param refused code of the problem with which the act is refused; null: it is not
 * @param needsReason codes of problems that a reason lets pass
 * @param sendsAll the store's site has everything to send to central
 * @param sites which the act concerns
 * @param waiting changes that wait and would be judged again
 * @param bytesPerSecond of a site's link, as central assumes
 */
public record DryRunView(
        @Nullable String refused,
        List<String> needsReason,
        boolean sendsAll,
        List<SiteView> sites,
        long waiting,
        int bytesPerSecond) {

    /**
     * One site.
     *
     * @param before active, collector, transfer or none
     * @param after the same, after the act
     * @param losesRight the site may no longer edit the store's data; what it has not sent yet is late
     * @param gets rows that come to the site, with the bytes of their bodies before compression
     * @param seconds that they take on the site's link at most; compression makes it a fraction
     * @param removes records that the site forgets, unless it has them by another store too
     * @param gainsStores stores that the site begins to see
     * @param forgetsStores stores that it no longer sees
     */
    public record SiteView(
            int siteId,
            String before,
            String after,
            boolean losesRight,
            Amount gets,
            long seconds,
            Amount removes,
            int gainsStores,
            int forgetsStores) {}

    static DryRunView from(DryRun run, int bytesPerSecond) {
        return new DryRunView(
                run.refused() == null ? null : run.refused().wireName(),
                run.needsReason().stream().map(ProblemCode::wireName).toList(),
                run.outlook().sendsAll(),
                run.outlook().sites().stream()
                        .map(site -> view(site, bytesPerSecond))
                        .toList(),
                run.outlook().waiting(),
                bytesPerSecond);
    }

    private static SiteView view(AtSite site, int bytesPerSecond) {
        return new SiteView(
                site.siteId(),
                site.before(),
                site.after(),
                site.losesRight(),
                site.gets(),
                Math.ceilDiv(site.gets().bytes(), bytesPerSecond),
                site.removes(),
                site.gainsStores(),
                site.forgetsStores());
    }
}

package org.storesync.routing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.quarantine.RedriveService;
import org.storesync.routing.store.StoreRegistry.Act;
import org.storesync.routing.store.StoreRegistry.Store;
import org.storesync.routing.store.domain.Precaution;
import org.storesync.routing.store.domain.StorePlan.Refusal;

/** What administrators do with stores (B1-B4, B10). The versions of the facts make it take effect at once on all replicas. */
@ApplicationScoped
public class StoreService {
    private final StoreRegistry registry;
    private final RedriveService redrive;
    private final Synchronised synchronised;

    StoreService(StoreRegistry registry, RedriveService redrive, Synchronised synchronised) {
        this.registry = registry;
        this.redrive = redrive;
        this.synchronised = synchronised;
    }

    public List<Store> list(@Nullable String after, int limit) {
        return registry.list(after, limit);
    }

    public Store get(StoreId store) {
        return registry.find(store).orElseThrow(() -> Problem.of(ProblemCode.STORE_UNKNOWN));
    }

    public StoreRegistry.Use use(StoreId store) {
        return registry.use(store).orElseThrow(() -> Problem.of(ProblemCode.STORE_UNKNOWN));
    }

    /**
     * Makes the store active on the site. If it was active elsewhere, this moves it.
     *
     * @throws Problem if it moves, nobody gives a reason, and central lacks data or a site is not synchronised
     */
    public Store assign(StoreId store, @Nullable SiteId site, Act act) {
        if (act.reason() == null) {
            Store before = get(store);
            SiteId from = before.activeSite() == null ? null : new SiteId(before.activeSite());
            require(store, Precaution.of(from, site, before.assignmentEpoch()));
        }
        registry.assign(store, site, act).ifPresent(StoreService::refuse);
        redrive.afterCommit();
        return get(store);
    }

    private void require(StoreId store, Precaution precaution) {
        if (precaution.collected() && !registry.collected(store)) {
            throw Problem.of(ProblemCode.STORE_NOT_COLLECTED);
        }
        synchronised.require(precaution.synchronised());
    }

    public Store setType(StoreId store, SiteId site, SyncType type, String by) {
        registry.setType(store, site, type, "an administrator chose it", by).ifPresent(StoreService::refuse);
        return get(store);
    }

    /** Includes the transactions of a dispensary in sync, or leaves them out (C3). */
    public Store includeTransactions(StoreId store, boolean included, Act act) {
        registry.includeTransactions(store, included, act).ifPresent(StoreService::refuse);
        return get(store);
    }

    private static void refuse(Refusal why) {
        throw problem(why);
    }

    static Problem problem(Refusal why) {
        return switch (why) {
            case STORE_UNKNOWN -> Problem.of(ProblemCode.STORE_UNKNOWN);
            case SITE_UNKNOWN -> Problem.of(ProblemCode.SITE_UNKNOWN);
            case MOBILE_SITE_FULL -> Problem.of(ProblemCode.MOBILE_SITE_FULL);
            case ACTIVE_THERE -> Problem.of(ProblemCode.STORE_NOT_ON_SITE);
            case NO_DISPENSARY -> Problem.of(ProblemCode.STORE_NO_DISPENSARY);
            case VISIBLE_THERE ->
                Problem.of(
                        ProblemCode.TYPE_FOLLOWS_VISIBILITY,
                        "the site sees the store because it is visible there, or as the primary or central, so it is at least"
                                + " transfer there; where it is visible, end that first");
            case NOT_VISIBLE_THERE ->
                Problem.of(
                        ProblemCode.TYPE_FOLLOWS_VISIBILITY,
                        "the store is not visible at the site; make its name visible in a store that is active there"
                                + " first");
        };
    }
}

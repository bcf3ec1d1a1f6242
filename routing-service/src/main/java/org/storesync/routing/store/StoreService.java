package org.storesync.routing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.quarantine.RedriveService;
import org.storesync.routing.store.StoreRegistry.Act;
import org.storesync.routing.store.StoreRegistry.Change;
import org.storesync.routing.store.StoreRegistry.Store;

/** What administrators do with stores (B1-B4, B10): takes effect at once, on all replicas, by the versions of the facts. */
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
     * Makes the store active on the site; where it was active elsewhere, moves it there.
     *
     * @throws Problem if it moves, nobody gives a reason, and central lacks data or a site is not synchronised
     */
    public Store assign(StoreId store, @Nullable SiteId site, Act act) {
        Store before = get(store);
        boolean moves = !Objects.equals(before.activeSite(), site == null ? null : site.value());
        if (moves && act.reason() == null && before.assignmentEpoch() > 0) {
            requireMovable(store, before.activeSite(), site);
        }
        check(registry.assign(store, site, act));
        redrive.afterCommit();
        return get(store);
    }

    /** A new site loads what central has, and what the old one did not send is late (rules, Move). */
    private void requireMovable(StoreId store, @Nullable Integer from, @Nullable SiteId to) {
        if (to != null && !registry.collected(store)) {
            throw Problem.of(ProblemCode.STORE_NOT_COLLECTED);
        }
        if (from != null) {
            SiteId old = new SiteId(from);
            synchronised.require(to == null ? List.of(old) : List.of(old, to));
        }
    }

    public Store setType(StoreId store, SiteId site, SyncType type, String by) {
        if (type == SyncType.ACTIVE) {
            throw Problem.invalid("type", "a store becomes active by its assignment, not by its type");
        }
        check(registry.setType(store, site, type, "set by an administrator", by));
        return get(store);
    }

    private static void check(Change change) {
        switch (change) {
            case DONE -> {}
            case STORE_UNKNOWN -> throw Problem.of(ProblemCode.STORE_UNKNOWN);
            case SITE_UNKNOWN -> throw Problem.of(ProblemCode.SITE_UNKNOWN);
            case MOBILE_SITE_FULL -> throw Problem.of(ProblemCode.MOBILE_SITE_FULL);
            case ACTIVE_THERE -> throw Problem.of(ProblemCode.STORE_NOT_ON_SITE);
        }
    }
}

package org.storesync.routing.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.quarantine.RedriveService;
import org.storesync.routing.store.StoreRegistry.Change;
import org.storesync.routing.store.StoreRegistry.Store;

/** What administrators do with stores (B1-B4, B10): takes effect at once, on all replicas, by the versions of the facts. */
@ApplicationScoped
public class StoreService {
    private final StoreRegistry registry;
    private final RedriveService redrive;
    private final RoutingConfig config;

    StoreService(StoreRegistry registry, RedriveService redrive, RoutingConfig config) {
        this.registry = registry;
        this.redrive = redrive;
        this.config = config;
    }

    /** Primary and central are one by default (A3): until an administrator names another, a service edits central data. */
    void start(@Observes @Priority(30) StartupEvent started) {
        int first = config.siteOf(config.firstPrimary());
        if (first != 0 && registry.primary().isEmpty()) {
            registry.setPrimary(new SiteId(first), "first start");
        }
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

    /** Makes the store active on the site; where it was active elsewhere, moves it there. */
    public Store assign(StoreId store, @Nullable SiteId site, String by) {
        check(registry.assign(store, site, by));
        redrive.afterCommit();
        return get(store);
    }

    public Store setType(StoreId store, SiteId site, SyncType type, String by) {
        if (type == SyncType.ACTIVE) {
            throw Problem.invalid("type", "a store becomes active by its assignment, not by its type");
        }
        check(registry.setType(store, site, type, "set by an administrator", by));
        return get(store);
    }

    public void setPrimary(SiteId site, String by) {
        registry.setPrimary(site, by);
        redrive.afterCommit();
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

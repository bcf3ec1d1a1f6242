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
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.quarantine.RedriveService;
import org.storesync.routing.store.PrimaryRegistry.Primary;
import org.storesync.routing.store.SiteStates.SiteState;
import org.storesync.routing.store.domain.HandoverPlan;

/** The role of the primary, handed from site to site (A3; docs/adr/0016). */
@ApplicationScoped
public class PrimaryService {
    private final PrimaryRegistry registry;
    private final SiteStates sites;
    private final Synchronised synchronised;
    private final RedriveService redrive;
    private final int first;

    PrimaryService(
            PrimaryRegistry registry,
            SiteStates sites,
            Synchronised synchronised,
            RedriveService redrive,
            RoutingConfig config) {
        this.registry = registry;
        this.sites = sites;
        this.synchronised = synchronised;
        this.redrive = redrive;
        this.first = config.siteOf(config.firstPrimary());
    }

    /** By default central is the primary (A3): until an administrator names another site, a service edits central data. */
    void start(@Observes @Priority(30) StartupEvent started) {
        if (first != 0 && registry.find().isEmpty()) {
            registry.hand(new SiteId(first), "first start", null);
        }
    }

    /** @throws Problem if no site is the primary yet */
    public Primary get() {
        return registry.find().orElseThrow(() -> Problem.of(ProblemCode.SITE_UNKNOWN, "no site is the primary yet"));
    }

    /**
     * Hands the role over. Changes that waited for the role are judged again.
     *
     * @param reason if given, the sites need not be synchronised
     * @throws Problem if the site can't be the primary, or, without a reason, one of the two is behind
     */
    public Primary hand(SiteId site, @Nullable String reason, String by) {
        SiteState state = sites.find(site).orElseThrow(() -> Problem.of(ProblemCode.SITE_UNKNOWN));
        Primary before = registry.find().orElse(null);
        if (before != null && before.siteId() == site.value()) {
            return before;
        }
        requireFit(state);
        if (reason == null) {
            synchronised.require(before == null ? List.of(site) : List.of(new SiteId(before.siteId()), site));
        }
        registry.hand(site, by, reason);
        redrive.afterCommit();
        return get();
    }

    private void requireFit(SiteState state) {
        int site = state.site().value();
        HandoverPlan.unfit(state.kind(), state.lineage() != null, site == first).ifPresent(why -> {
            throw Problem.of(ProblemCode.PRIMARY_NOT_FIT, "site " + site + " can't be the primary: " + why);
        });
    }
}

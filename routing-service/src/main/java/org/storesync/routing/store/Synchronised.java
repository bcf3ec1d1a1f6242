package org.storesync.routing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.routing.pull.BacklogService;
import org.storesync.routing.store.SiteStates.SiteState;

/**
 * Whether sites have sent and received everything, as far as central can tell. Central asks before a store or the role of the primary moves
 * (rules, Move). It does not know what a site did since its last call; such changes are late then.
 */
@ApplicationScoped
public class Synchronised {
    private final SiteStates sites;
    private final BacklogService backlogs;

    Synchronised(SiteStates sites, BacklogService backlogs) {
        this.sites = sites;
        this.backlogs = backlogs;
    }

    /** @throws Problem {@code not-synchronised}, with the queues of the sites that are not synchronised */
    public void require(Collection<SiteId> asked) {
        List<Map<String, Object>> behind = behind(asked);
        if (!behind.isEmpty()) {
            throw Problem.of(ProblemCode.NOT_SYNCHRONISED).withOutcome(Map.of("sites", behind));
        }
    }

    /** The queues of those sites that are not synchronised. */
    List<Map<String, Object>> behind(Collection<SiteId> asked) {
        List<Map<String, Object>> behind = new ArrayList<>();
        for (SiteId site : asked) {
            sites.find(site).ifPresent(state -> {
                long toReceive = toReceive(state);
                if (state.queued() > 0 || toReceive > 0) {
                    behind.add(Map.of("siteId", site.value(), "queuedAtSite", state.queued(), "toReceive", toReceive));
                }
            });
        }
        return behind;
    }

    /** A service receives by the feed and not by its streams. */
    private long toReceive(SiteState state) {
        return state.kind() == SiteKind.INTERNAL
                ? 0
                : backlogs.of(state.site(), state.lineage()).remaining();
    }
}

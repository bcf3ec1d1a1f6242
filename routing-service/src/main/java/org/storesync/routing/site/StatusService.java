package org.storesync.routing.site;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.site.StatusView;
import org.storesync.routing.pull.BacklogService;
import org.storesync.routing.pull.BacklogService.Backlog;
import org.storesync.routing.site.Sites.Waiting;
import org.storesync.routing.site.domain.LaneState;

/** The figures that a site's user sees (F3). Reading them changes nothing. */
@ApplicationScoped
public class StatusService {
    private final Sites sites;
    private final Installations installations;
    private final BacklogService backlogs;

    StatusService(Sites sites, Installations installations, BacklogService backlogs) {
        this.sites = sites;
        this.installations = installations;
        this.backlogs = backlogs;
    }

    /** @throws Problem if no site has this number */
    public StatusView of(SiteId site) {
        if (sites.find(site).isEmpty()) {
            throw Problem.of(ProblemCode.SITE_UNKNOWN);
        }
        @Nullable LaneState lane = installations.lane(site).orElse(null);
        Backlog backlog = backlogs.of(site, lane == null ? null : lane.lineage());
        Waiting figures = sites.figures(site);
        return new StatusView(
                site.value(),
                backlog.remaining(),
                backlog.exact(),
                lane == null ? 0 : lane.highSeq(),
                figures.queued(),
                figures.quarantined(),
                null);
    }
}

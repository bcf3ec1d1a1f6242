package org.storesync.routing.site;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.model.site.StatusView;
import org.storesync.routing.site.Sites.DayOfQueue;

/** Shows people what waits for a site and at the site, and keeps one row a day (claims-E5). */
@ApplicationScoped
public class QueueService {
    private static final int DAYS_SHOWN = 14;
    private static final int STEP_MAX = 100;

    private final StatusService status;
    private final Sites sites;
    private final Clock clock;

    QueueService(StatusService status, Sites sites, Clock clock) {
        this.status = status;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * @param toReceive records the site still has to get
     * @param toReceiveExact false if the number is calculated from an older count; it is never too small
     * @param queuedAtSite what the site last said it still has to send
     * @param parkedBytes of the bodies in quarantine
     * @param trend newest day last
     */
    public record Queue(
            int siteId,
            long toReceive,
            boolean toReceiveExact,
            long queuedAtSite,
            long quarantined,
            long parkedBytes,
            List<DayOfQueue> trend) {}

    public Queue of(SiteId site) {
        StatusView now = status.of(site);
        return new Queue(
                site.value(),
                now.remaining(),
                now.remainingExact(),
                now.queued(),
                now.quarantined(),
                sites.parkedBytes(site),
                sites.queueDays(site, DAYS_SHOWN));
    }

    /** Keeps today's row for sites that have none yet, a few at a time. A second replica finds little left to do. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void keep() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<SiteId> left;
        do {
            left = sites.withoutQueueOf(today, STEP_MAX);
            for (SiteId site : left) {
                StatusView now = status.of(site);
                sites.keepQueue(site, new DayOfQueue(today, now.remaining(), now.queued(), now.quarantined()));
            }
        } while (left.size() == STEP_MAX);
    }
}

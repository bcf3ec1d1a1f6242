package org.storesync.routing.pull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.EpochService;
import org.storesync.routing.pull.PageLog.Puller;
import org.storesync.routing.pull.PageLog.Snapshot;
import org.storesync.routing.pull.domain.Cursor.Left;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.pull.domain.Remaining;

/**
 * How many records a site still has to get after its last acknowledged cursor. The number is exact up to a configured limit. A larger
 * number is counted at most once a minute, and in between calculated from the heads (design: Remaining). It is never too small.
 */
@ApplicationScoped
public class BacklogService {
    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

    private final PageLog log;
    private final EpochService epochs;
    private final RoutingConfig config;
    private final Clock clock;
    private final ConcurrentHashMap<SiteId, Counted> counted = new ConcurrentHashMap<>();

    BacklogService(PageLog log, EpochService epochs, RoutingConfig config, Clock clock) {
        this.log = log;
        this.epochs = epochs;
        this.config = config;
        this.clock = clock;
    }

    /** How much a site still has to get. */
    public record Backlog(long remaining, boolean exact) {}

    private record Counted(Left left, long epoch, Instant at) {}

    public Backlog of(SiteId site, @Nullable UUID lineage) {
        return log.snapshot(snapshot -> count(snapshot, site, lineage == null ? new UUID(0, 0) : lineage));
    }

    private Backlog count(Snapshot snapshot, SiteId site, UUID lineage) {
        Puller puller = snapshot.puller(site, lineage);
        List<Reading> readings = puller.sources().stream()
                .map(source -> Reading.of(source, source.entry()))
                .filter(Reading::behind)
                .toList();
        int max = config.pull().remainingExactMax();
        long count =
                readings.isEmpty() ? 0 : snapshot.count(readings, puller.lineage(), snapshot.visibleStores(site), max);
        if (count <= max) {
            counted.remove(site);
            return new Backlog(count, true);
        }
        return new Backlog(Math.max(count, large(snapshot, site, puller, readings)), false);
    }

    private long large(Snapshot snapshot, SiteId site, Puller puller, List<Reading> readings) {
        long epoch = epochs.current();
        long heads = Remaining.heads(puller.sources(), epoch);
        long mark = Remaining.mark(puller.sources());
        Counted before = counted.get(site);
        if (before != null && clock.instant().isBefore(before.at().plus(COUNTED_FOR))) {
            long estimate = Remaining.estimate(before.left(), before.epoch() == epoch, heads, mark, 0, 0);
            if (estimate >= 0) {
                return estimate;
            }
        }
        long all = snapshot.count(readings, puller.lineage(), snapshot.visibleStores(site), Long.MAX_VALUE);
        counted.put(site, new Counted(new Left(all, heads, mark), epoch, clock.instant()));
        return all;
    }
}

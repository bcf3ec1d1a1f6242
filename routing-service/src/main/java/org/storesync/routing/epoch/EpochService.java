package org.storesync.routing.epoch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.storesync.routing.epoch.EpochLog.Epoch;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.stream.StreamDirectory;

/** Knows the present epoch, and begins a new one when the database was restored or failed over. */
@ApplicationScoped
public class EpochService {
    private static final Logger LOG = Logger.getLogger(EpochService.class);

    private final EpochLog log;
    private final StreamDirectory streams;
    private final Clock clock;
    private volatile long current;

    EpochService(EpochLog log, StreamDirectory streams, Clock clock) {
        this.log = log;
        this.streams = streams;
        this.clock = clock;
    }

    void start(@Observes @Priority(10) StartupEvent started, MeterRegistry meters) {
        refresh();
        RoutingMeters.EPOCH.gauge(meters, this, EpochService::current);
    }

    /** Reads the epoch again: another replica may have begun one, and a failover changes the timeline under a running service. */
    @Scheduled(every = "10s", delayed = "10s")
    public void refresh() {
        int timeline = log.timeline();
        Epoch newest = log.newest().orElse(null);
        if (newest == null) {
            log.begin(new Epoch(0, timeline), clock.instant(), "first start");
        } else if (newest.timeline() != timeline) {
            enter(Math.max(current, newest.number()));
            begin("the database's timeline changed from " + newest.timeline() + " to " + timeline);
        }
        enter(log.newest().map(Epoch::number).orElse(0L));
    }

    private void enter(long epoch) {
        if (epoch != current) {
            streams.forget();
        }
        current = epoch;
    }

    /** The number of the present epoch. */
    public long current() {
        return current;
    }

    /** Begins a new epoch: after a restore, or when a cursor proves that there was one. */
    public long begin(String why) {
        Instant now = clock.instant();
        long next = Epochs.next(now, current);
        log.begin(new Epoch(next, log.timeline()), now, why);
        enter(Math.max(current, next));
        LOG.warnf("central epoch %d begins: %s", next, why);
        return current;
    }
}

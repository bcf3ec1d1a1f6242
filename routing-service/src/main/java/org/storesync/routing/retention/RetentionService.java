package org.storesync.routing.retention;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.jboss.logging.Logger;
import org.storesync.routing.config.ReplicaName;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.config.RoutingConfig.Retention;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.retention.OldRows.Swept;

/** Deletes rows past their time, on one replica, in bounded steps. */
@ApplicationScoped
public class RetentionService {
    private static final Logger LOG = Logger.getLogger(RetentionService.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final OldRows oldRows;
    private final Retention retention;
    private final Clock clock;
    private final ReplicaName replica;

    RetentionService(OldRows oldRows, RoutingConfig config, Clock clock, ReplicaName replica) {
        this.oldRows = oldRows;
        this.retention = config.retention();
        this.clock = clock;
        this.replica = replica;
    }

    @Scheduled(
            every = "{sync.routing.retention.every}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (oldRows.lease("retention", replica.value(), LEASE, clock.instant())) {
            run();
        }
    }

    /** One round over everything. */
    public void run() {
        Instant now = clock.instant();
        drain("batches", limit -> oldRows.batches(now.minus(retention.batches()), limit));
        drain("feed ranges", limit -> oldRows.feed(now.minus(retention.feed()), limit));
        drain("acknowledgements", limit -> oldRows.acknowledgements(now.minus(retention.acknowledgements()), limit));
        drain("queue rows", limit -> oldRows.queues(now.minus(retention.queues()), limit));
        drain("decisions", limit -> oldRows.decisions(now.minus(retention.decisions()), limit));
        drain("lost rights", limit -> oldRows.lostRights(now.minus(retention.decisions()), limit));
        drain("audit rows", limit -> oldRows.audit(now.minus(retention.audit()), limit));
        drain("letters", oldRows::letters);
        sweepPlaceholders();
        Instant tombstones = now.minus(retention.tombstones());
        for (int stream : oldRows.streamsWithTombstones(tombstones)) {
            drain("tombstones", limit -> oldRows.tombstones(stream, tombstones, limit));
        }
    }

    private void sweepPlaceholders() {
        long total = 0;
        RecordKey last = null;
        do {
            Swept swept = oldRows.placeholders(last, retention.stepMax());
            total += swept.taken();
            last = swept.last();
        } while (last != null);
        if (total > 0) {
            LOG.infof("deleted %d placeholders for which no record waits", total);
        }
    }

    private void drain(String what, IntUnaryOperator step) {
        long total = 0;
        int taken;
        do {
            taken = step.applyAsInt(retention.stepMax());
            total += taken;
        } while (taken >= retention.stepMax());
        if (total > 0) {
            LOG.infof("deleted %d %s", total, what);
        }
    }
}

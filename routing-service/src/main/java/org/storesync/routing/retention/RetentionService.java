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
import org.storesync.routing.retention.RetentionStore.Swept;

/** Deletes rows past their time, on one replica, in bounded steps. */
@ApplicationScoped
public class RetentionService {
    private static final Logger LOG = Logger.getLogger(RetentionService.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final RetentionStore store;
    private final Retention retention;
    private final Clock clock;
    private final ReplicaName replica;

    RetentionService(RetentionStore store, RoutingConfig config, Clock clock, ReplicaName replica) {
        this.store = store;
        this.retention = config.retention();
        this.clock = clock;
        this.replica = replica;
    }

    @Scheduled(
            every = "{sync.routing.retention.every}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (store.lease("retention", replica.value(), LEASE, clock.instant())) {
            run();
        }
    }

    /** One round over everything. */
    public void run() {
        Instant now = clock.instant();
        drain("batches", limit -> store.batches(now.minus(retention.batches()), limit));
        drain("feed ranges", limit -> store.feed(now.minus(retention.feed()), limit));
        drain("acknowledgements", limit -> store.acknowledgements(now.minus(retention.acknowledgements()), limit));
        drain("queue rows", limit -> store.queues(now.minus(retention.queues()), limit));
        drain("decisions", limit -> store.decisions(now.minus(retention.decisions()), limit));
        drain("lost rights", limit -> store.lostRights(now.minus(retention.decisions()), limit));
        drain("audit rows", limit -> store.audit(now.minus(retention.audit()), limit));
        drain("letters", store::letters);
        sweepPlaceholders();
        Instant tombstones = now.minus(retention.tombstones());
        for (int stream : store.streamsWithTombstones(tombstones)) {
            drain("tombstones", limit -> store.tombstones(stream, tombstones, limit));
        }
    }

    private void sweepPlaceholders() {
        long total = 0;
        RecordKey last = null;
        do {
            Swept swept = store.placeholders(last, retention.stepMax());
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

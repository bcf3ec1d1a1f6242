package org.storesync.routing.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.storesync.kit.metrics.Age;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.routing.quarantine.Quarantine.Waiting;

/** Counts what waits in quarantine again and again, so that an alarm can tell of records that wait for too long. */
@ApplicationScoped
class QuarantineWatch {
    private final Quarantine quarantine;
    private final Clock clock;
    private volatile Waiting last = Waiting.NOTHING;

    QuarantineWatch(Quarantine quarantine, Clock clock) {
        this.quarantine = quarantine;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started, MeterRegistry meters) {
        RoutingMeters.QUARANTINE_RECORDS.gauge(meters, this, watch -> watch.last.records());
        RoutingMeters.QUARANTINE_AGE.gauge(meters, this, QuarantineWatch::age);
    }

    /** Not at each question of Prometheus, because the count reads the whole index. */
    @Scheduled(
            every = "{sync.routing.quarantine.count-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        last = quarantine.waiting();
    }

    private double age() {
        Instant oldestAt = last.oldestAt();
        return oldestAt == null ? 0 : Age.seconds(oldestAt, clock);
    }
}

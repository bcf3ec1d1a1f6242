package org.storesync.kit.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.Verification.Place;
import org.storesync.kit.metrics.Age;
import org.storesync.kit.metrics.KitMeters;

/**
 * Walks through the chains again and again, a bounded step at a time, and reports what is not as it was written. So an administrator need
 * not ask for it. After a start the walk begins at the first chain.
 */
@Singleton
@IfBuildProperty(name = "sync.keeps-audit", stringValue = "true")
class AuditWalk {
    private static final Logger LOG = Logger.getLogger(AuditWalk.class);
    private static final int LINES_A_STEP = 10;

    private final AuditBook book;
    private final Clock clock;
    private final Counter verified;
    private Place next = Place.BEGIN;
    private long ofThisWalk;
    private volatile long ofLastWalk;
    private volatile long faults;
    private volatile @Nullable Instant sealedAt;

    AuditWalk(AuditBook book, Clock clock, MeterRegistry meters) {
        this.book = book;
        this.clock = clock;
        this.verified = KitMeters.AUDIT_VERIFIED.counter(meters);
    }

    void start(@Observes StartupEvent started, MeterRegistry meters) {
        KitMeters.AUDIT_FAULTS.gauge(meters, this, walk -> walk.faults);
        KitMeters.AUDIT_SEAL_AGE.gauge(meters, this, AuditWalk::sealAge);
    }

    @Scheduled(
            every = "{sync.audit.verify-every}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void step() {
        Verification found = book.verify(next);
        verified.increment((double) found.rows());
        found.faults().stream()
                .limit(LINES_A_STEP)
                .forEach(fault -> LOG.errorf(
                        "the audit is not what was written: chain %s, row %d, %s",
                        fault.writer(), fault.seq(), fault.kind().wireName()));
        ofThisWalk += found.faults().size();
        // Until this walk is over, what the last one found counts.
        faults = Math.max(ofThisWalk, ofLastWalk);
        Place place = found.next();
        if (place == null) {
            ofLastWalk = ofThisWalk;
            faults = ofThisWalk;
            ofThisWalk = 0;
        }
        next = place == null ? Place.BEGIN : place;
        sealedAt = book.sealedAt().orElse(null);
    }

    /** Nothing is known before the first step. */
    private double sealAge() {
        Instant at = sealedAt;
        return at == null ? Double.NaN : Age.seconds(at, clock);
    }
}

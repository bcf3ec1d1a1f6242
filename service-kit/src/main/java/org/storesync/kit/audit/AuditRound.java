package org.storesync.kit.audit;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.storesync.kit.security.RefusedCall;

/**
 * Keeps the audit of a service that has one ({@code sync.keeps-audit}): has its chains sealed, so that one cut at its end shows, and refused calls
 * written into it, of administrators and, where {@code sync.audit.refused-changes} says so, of whoever would change something.
 */
@Singleton
@IfBuildProperty(name = "sync.keeps-audit", stringValue = "true")
class AuditRound {
    private final AuditCare care;
    private final RefusalBook refusals;
    private final boolean changesToo;

    AuditRound(AuditCare care, RefusalBook refusals, AuditConfig config) {
        this.care = care;
        this.refusals = refusals;
        this.changesToo = config.refusedChanges();
    }

    @Scheduled(
            every = "{sync.audit.seal-every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        care.round();
    }

    void note(@Observes RefusedCall call) {
        if (call.atAdmin() || changesToo && call.changes()) {
            refusals.note(call);
        }
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeRefusals() {
        refusals.write();
    }

    void writeLast(@Observes ShutdownEvent ending) {
        refusals.write();
    }
}

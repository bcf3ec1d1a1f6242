package org.storesync.kit.audit;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.storesync.kit.security.RefusedCall;

/**
 * Keeps the audit of a service that has one ({@code sync.keeps-audit}). It has the chains sealed, so that a cut at the end of a chain is
 * noticed. It also has refused calls written: those of administrators and, if {@code sync.audit.refused-changes} says so, those that would
 * have changed something.
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

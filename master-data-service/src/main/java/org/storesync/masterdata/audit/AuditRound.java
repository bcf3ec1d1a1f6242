package org.storesync.masterdata.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.storesync.kit.audit.AuditCare;

/** Has the audit's chains sealed, so that one cut at its end shows. */
@ApplicationScoped
public class AuditRound {
    private final AuditCare care;

    AuditRound(AuditCare care) {
        this.care = care;
    }

    @Scheduled(
            every = "{sync.audit.seal-every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        care.round();
    }
}

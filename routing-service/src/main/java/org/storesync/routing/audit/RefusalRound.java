package org.storesync.routing.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.storesync.kit.audit.RefusalBook;
import org.storesync.kit.security.RefusedCall;

/** Has refused calls of administrators written into the audit. */
@ApplicationScoped
public class RefusalRound {
    private final RefusalBook book;

    RefusalRound(RefusalBook book) {
        this.book = book;
    }

    void note(@Observes RefusedCall call) {
        if (call.atAdmin()) {
            book.note(call);
        }
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        book.write();
    }

    void writeLast(@Observes ShutdownEvent ending) {
        book.write();
    }
}

package org.storesync.routing.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.storesync.routing.due.DueWork;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.routing.store.TypeDues.Due;

/**
 * Lets types follow visibility (B3). A push of joins only asks for this, so that an import of many joins holds no heads of others. One pair
 * of store and site is one transaction.
 */
@ApplicationScoped
class TypeFollower {
    private final TypeDues dues;
    private final DueWork<Due> work;

    TypeFollower(TypeDues dues, MeterRegistry meters) {
        this.dues = dues;
        this.work = new DueWork<>(
                dues::list,
                dues::settle,
                due -> "the type of store " + due.store() + " on site "
                        + due.site().value() + " is derived");
        RoutingMeters.TYPES_DUE.gauge(meters, work, DueWork::seen);
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        dues.check();
        work.look();
    }
}

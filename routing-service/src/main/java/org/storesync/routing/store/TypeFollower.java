package org.storesync.routing.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.routing.store.TypeDues.Due;

/**
 * Lets types follow visibility (B3). A push of joins only asks for this, so that an import of many joins holds no heads of others. One pair
 * of store and site is one transaction, and a replica that ends in between leaves the rest for the next look.
 */
@ApplicationScoped
class TypeFollower {
    private static final Logger LOG = Logger.getLogger(TypeFollower.class);
    private static final int DUE_MAX = 500;

    private final TypeDues dues;
    private final AtomicInteger seen = new AtomicInteger();

    TypeFollower(TypeDues dues, MeterRegistry meters) {
        this.dues = dues;
        RoutingMeters.TYPES_DUE.gauge(meters, seen, AtomicInteger::get);
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        dues.check();
        boolean again = true;
        while (again) {
            List<Due> found = dues.list(DUE_MAX);
            seen.set(found.size());
            again = !found.isEmpty();
            for (Due due : found) {
                again &= settle(due);
            }
        }
    }

    /** False if it is to be tried again at the next look. */
    private boolean settle(Due due) {
        try {
            dues.settle(due);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "the type of store %s on site %d is derived later",
                    due.store(),
                    due.site().value());
            return false;
        }
    }
}

package org.storesync.routing.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Answers waiting reads early when this replica is asked to end, so that their callers go on at another replica and none of them is cut.
 * The thread that ends the service writes it once; waiting reads look at it.
 */
@ApplicationScoped
public class Ending {
    /** A caller that still comes here waits this long, so that it does not ask all the time. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(1);

    private volatile boolean begun;

    void begin(@Observes ShutdownDelayInitiatedEvent asked) {
        begun = true;
    }

    /** How long a read that begins now may wait. */
    public Duration waitMax(Duration usual) {
        return begun && usual.compareTo(LAST_WAIT) > 0 ? LAST_WAIT : usual;
    }

    /** When a read that begins now is answered early: if its caller is gone, or if the end begins while it waits. */
    public BooleanSupplier orElse(BooleanSupplier gone) {
        return begun ? gone : () -> begun || gone.getAsBoolean();
    }
}

package org.storesync.routing.feed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How a call waits for something new.
 *
 * @param gone nobody waits for the answer any more. Then the call ends too, so that it does not delay a service that stops
 */
public record Wait(Duration atMost, Duration lookEvery, BooleanSupplier gone) {
    /** The first value that meets the condition, or the last value found when the wait is over. */
    <T> T until(Supplier<T> look, Predicate<T> awaited) {
        long began = System.nanoTime();
        T found = look.get();
        while (!awaited.test(found) && System.nanoTime() - began < atMost.toNanos() && !gone.getAsBoolean()) {
            LockSupport.parkNanos(lookEvery.toNanos());
            found = look.get();
        }
        return found;
    }
}

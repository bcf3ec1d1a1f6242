package org.storesync.routing.feed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How a call waits for something new.
 *
 * @param gone nobody waits for the answer any more: the call ends too, and a service that stops is not held up by it
 */
public record Wait(Duration atMost, Duration lookEvery, BooleanSupplier gone) {
    /** The first found that is awaited, or what is found at the end. */
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

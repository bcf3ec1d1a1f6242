package org.storesync.bench.ground;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for another process, but not for ever. */
public final class Patience {
    private Patience() {}

    /**
     * Looks again and again until the condition holds; returns when this was seen, by {@link System#nanoTime()}.
     *
     * @throws BenchFailure if it never held
     */
    public static long until(String what, Duration max, Duration every, BooleanSupplier holds) {
        long deadline = System.nanoTime() + max.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new BenchFailure("not within " + max.toSeconds() + " s: " + what);
            }
            pause(every);
        }
        return System.nanoTime();
    }

    /** Waits this long. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}

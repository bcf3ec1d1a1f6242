package org.storesync.bench.ground;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, and not for ever. */
public final class Patience {
    private Patience() {}

    /**
     * Looks again and again until it is so; when it was seen, by {@link System#nanoTime()}.
     *
     * @throws BenchFailure if it never was
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

    /** Nothing, for so long. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}

package org.storesync.system.part;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a part should be run.
 *
 * @param length the rounds of a run take at least this long in all
 * @param seed of a new run; null for any
 * @param choice what was chosen of everything that the part can do; empty if nothing is left out
 */
record Wish(Duration length, @Nullable Long seed, String choice) {
    private static final int MINUTES = 10;

    /** As the command line says. */
    static Wish said(String choice) {
        return new Wish(Duration.ofMinutes(Long.getLong("storesync.minutes", MINUTES)), Seed.said(), choice);
    }
}

package org.storesync.kit.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How old something is, as meters tell it. */
public final class Age {
    private Age() {}

    /** Whole seconds; never below 0, because another machine's clock may be ahead. */
    public static double seconds(Instant since, Clock clock) {
        return Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}

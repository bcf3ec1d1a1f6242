package org.storesync.routing.push.jdbc;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Measures how long one push holds the heads of its streams, from the last lock to the end of its transaction. All others that write to
 * these streams wait that long.
 */
final class HeadHold {
    private long sinceNanos;

    /** The heads are locked now. A transaction that runs again calls this again. */
    void begins() {
        sinceNanos = System.nanoTime();
    }

    /** The transaction is over. */
    void ends(Timer timer) {
        if (sinceNanos != 0) {
            timer.record(Duration.ofNanos(System.nanoTime() - sinceNanos));
        }
    }
}

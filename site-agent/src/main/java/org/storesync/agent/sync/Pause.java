package org.storesync.agent.sync;

import java.time.Duration;

/** Waits; a test does not. */
@FunctionalInterface
public interface Pause {
    void of(Duration duration);

    /** Really waits. An interrupt ends the wait, and the flag stays set. */
    Pause REAL = duration -> {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    };
}

package org.storesync.client;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for another thread. */
public final class Soon {
    private Soon() {}

    /** Fails if the condition does not hold within ten seconds. */
    public static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }

    /** Waits until the thread of this name ends. */
    public static void ended(String thread) {
        soon(() -> !runs(thread));
    }

    /** Whether a thread of this name runs. */
    public static boolean runs(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals(thread));
    }
}

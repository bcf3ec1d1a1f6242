package org.storesync.agent.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.CentralUnreachable;

/** Tries a call a few times, with growing pauses and jitter, so that a thousand sites do not come back in the same second. */
final class Retry {
    private final SyncLimits limits;
    private final Pause pause;
    private final Clock clock;
    private final RandomGenerator random;
    private final SyncListener listener;

    Retry(SyncParts parts, SyncListener listener) {
        this.limits = parts.limits();
        this.pause = parts.pause();
        this.clock = parts.clock();
        this.random = parts.random();
        this.listener = listener;
    }

    /** @throws CentralFault the last fault, when another attempt would not help */
    <T> T call(Supplier<T> call) {
        Instant begun = clock.instant();
        Duration paused = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (CentralFault fault) {
                Duration wait = wait(fault, attempt);
                if (wait == null
                        || nothingAnswers(fault, begun, paused.plus(wait))
                        || Thread.currentThread().isInterrupted()) {
                    throw fault;
                }
                listener.on(new SyncEvent.Retrying(fault, wait));
                pause.of(wait);
                paused = paused.plus(wait);
            }
        }
    }

    private boolean nothingAnswers(CentralFault fault, Instant begun, Duration paused) {
        Duration took = Duration.between(begun, clock.instant());
        Duration spent = took.compareTo(paused) > 0 ? took : paused;
        return fault instanceof CentralUnreachable unreachable
                && !unreachable.connected()
                && spent.compareTo(limits.unreachable()) > 0;
    }

    private @Nullable Duration wait(CentralFault fault, int attempt) {
        if (!fault.worthRetrying() || attempt >= limits.attempts()) {
            return null;
        }
        Duration asked = fault instanceof CentralProblem problem ? problem.retryAfter() : null;
        if (asked != null && asked.compareTo(limits.longestPause()) > 0) {
            return null;
        }
        Duration backoff = pauseBefore(attempt);
        return asked != null && asked.compareTo(backoff) > 0 ? asked : backoff;
    }

    /** A random pause between half of the doubled pause and all of it. */
    Duration pauseBefore(int attempt) {
        long most = limits.firstPause().toMillis() << Math.min(attempt - 1, 20);
        long capped = Math.min(most, limits.longestPause().toMillis());
        return Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
    }
}

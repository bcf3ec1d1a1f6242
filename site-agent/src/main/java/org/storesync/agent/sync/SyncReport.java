package org.storesync.agent.sync;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.storesync.model.Outcome;

/**
 * What one sync did. The sync is complete: it emptied the outbox as far as central let it, and pulled until drained.
 *
 * @param outcomes how many changes had each outcome
 * @param received rows of pages
 * @param dropped records that were dropped because their last holding ended
 * @param orphans children that are shown although their parent never came
 * @param rolledBack this machine had been restored from an old copy
 * @param resent records put into the outbox again: central had been restored, or collects their store again
 * @param toSend what still waits, such as changes that central asked to send later
 */
public record SyncReport(
        Map<Outcome, Long> outcomes,
        int batches,
        long sentBytes,
        long received,
        int pages,
        long receivedBytes,
        long dropped,
        long orphans,
        boolean rolledBack,
        long resent,
        long toSend,
        Duration took) {
    public SyncReport {
        outcomes = Map.copyOf(outcomes);
    }

    /** Changes that were sent and answered. */
    public long sent() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Counts while a sync runs. */
    static final class Tally {
        final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        int batches;
        long sentBytes;
        long received;
        int pages;
        long receivedBytes;
        long dropped;
        long orphans;
        boolean rolledBack;
        long resent;
        long crossed;

        long sent() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }

        SyncReport report(long toSend, Duration took) {
            return new SyncReport(
                    outcomes,
                    batches,
                    sentBytes,
                    received,
                    pages,
                    receivedBytes,
                    dropped,
                    orphans,
                    rolledBack,
                    resent,
                    toSend,
                    took);
        }
    }
}

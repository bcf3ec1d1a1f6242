package org.storesync.agent;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a site (F3), all from the local database.
 *
 * @param records how many are shown, by type
 * @param toSendByType how many wait to be sent, by type
 * @param toSend all that wait to be sent, including those in doubt
 * @param inDoubt sent, but the answer never came: the next sync sends them again
 * @param withheld kept here because central does not collect their store, by store; not counted in toSend
 * @param parked children that wait for their parent and are not shown yet
 * @param refused changes that central refused
 * @param waiting changes that wait at central, for another record or for a person
 * @param toReceive records still to come, as the last page said; null before the first one
 * @param rollbacks how often this site found that it had been restored from an old copy
 * @param lastFault why the last sync failed; null if it did not
 */
public record Counts(
        Map<String, Long> records,
        Map<String, Long> toSendByType,
        long toSend,
        long inDoubt,
        Map<String, Long> withheld,
        long parked,
        long refused,
        long waiting,
        @Nullable Long toReceive,
        long rollbacks,
        @Nullable Instant lastSyncAt,
        @Nullable Instant lastCompleteAt,
        @Nullable String lastFault) {
    public long recordsInAll() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}

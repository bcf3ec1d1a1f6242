package org.storesync.agent.sync;

import java.time.Duration;

/**
 * The limits of one sync. Where central allows less, central's hold.
 *
 * @param batchRecords at most so many changes in a batch
 * @param batchBytes of a batch before compression; a single larger record goes alone
 * @param pageRecords at most so many rows of a page are asked for
 * @param pageBytes of a page before compression
 * @param pageRecordsMin a page is halved after each fault, but not below this
 * @param attempts of one call before the sync gives up
 * @param firstPause before the second attempt; doubled for each further one, with jitter
 * @param longestPause between two attempts; a longer Retry-After ends the sync
 * @param unreachable how long a call is tried again while no connection comes about: who waits is told soon, and nothing is lost
 * @param lockWait for another sync of the same site to end
 */
public record SyncLimits(
        int batchRecords,
        int batchBytes,
        int pageRecords,
        int pageBytes,
        int pageRecordsMin,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration unreachable,
        Duration lockWait) {

    /** For a thin link: what a cut costs is at most one batch or page of these. */
    public static final SyncLimits STANDARD = new SyncLimits(
            1_000,
            1 << 20,
            1_000,
            2 << 20,
            50,
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofMinutes(5));

    public SyncLimits {
        if (batchRecords < 1 || batchBytes < 1 || pageRecordsMin < 1 || pageRecords < pageRecordsMin || attempts < 1) {
            throw new IllegalArgumentException("limits of a sync are positive, and a page is not below its minimum");
        }
    }

    public SyncLimits withBatch(int records, int bytes) {
        return new SyncLimits(
                records,
                bytes,
                pageRecords,
                pageBytes,
                pageRecordsMin,
                attempts,
                firstPause,
                longestPause,
                unreachable,
                lockWait);
    }

    public SyncLimits withPage(int records, int bytes) {
        return new SyncLimits(
                batchRecords,
                batchBytes,
                records,
                bytes,
                Math.min(pageRecordsMin, records),
                attempts,
                firstPause,
                longestPause,
                unreachable,
                lockWait);
    }

    public SyncLimits withAttempts(int count) {
        return new SyncLimits(
                batchRecords,
                batchBytes,
                pageRecords,
                pageBytes,
                pageRecordsMin,
                count,
                firstPause,
                longestPause,
                unreachable,
                lockWait);
    }
}

package org.storesync.agent.sync;

import java.time.Duration;

/**
 * The limits of one sync. If central allows less, central's limits hold.
 *
 * @param batchRecords at most this many changes in a batch
 * @param batchBytes of a batch before compression; a single larger record is sent alone
 * @param pageRecords at most this many rows are asked for in a page
 * @param pageBytes of a page before compression
 * @param pageRecordsMin a page is halved after each fault, but not below this
 * @param attempts of one call before the sync ends
 * @param firstPause before the second attempt; doubled for each further one, with jitter
 * @param longestPause between two attempts; a longer Retry-After ends the sync
 * @param unreachable how long a call is tried again while no connection can be made: it is short, so that people soon learn of it, and
 *     nothing is lost
 * @param lockWait how long to wait for another sync of the same site
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

    /** Limits for a thin link: a cut costs at most one batch or page of these sizes. */
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

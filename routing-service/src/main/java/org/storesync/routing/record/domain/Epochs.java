package org.storesync.routing.record.domain;

import java.time.Instant;

/**
 * Positions and versions across restores (docs/adr/0006). Epoch 0 is the first life of a central; each later one is the seconds since
 * 2025-01-01 at which it began, so that two restores of one backup differ.
 */
public final class Epochs {
    private static final long ORIGIN = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
    private static final int SHIFT = 20;

    private Epochs() {}

    /** The epoch that begins now; later than the one before in any case. */
    public static long next(Instant now, long previous) {
        return Math.max(previous + 1, now.getEpochSecond() - ORIGIN);
    }

    /** No position or version of this epoch is at or below it. */
    public static long base(long epoch) {
        return epoch << SHIFT;
    }

    /** What a head counts on from at its first use in an epoch: no position is handed out twice. */
    public static long carry(long head, long headEpoch, long epoch) {
        return headEpoch < epoch ? Math.max(head, base(epoch)) : head;
    }

    /** The version after {@code version} (0 for none) in this epoch. */
    public static long nextVersion(long version, long epoch) {
        return Math.max(version, base(epoch)) + 1;
    }
}

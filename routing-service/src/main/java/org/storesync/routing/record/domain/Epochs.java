package org.storesync.routing.record.domain;

import java.time.Instant;

/**
 * Calculates positions and versions across restores (docs/adr/0006). Epoch 0 is the first life of a central. The number of each later epoch
 * is the seconds from 2025-01-01 to its beginning, so that two restores of one backup differ.
 */
public final class Epochs {
    private static final long ORIGIN = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
    /** The positions and versions of an epoch begin at its number, shifted by as many bits. */
    public static final int SHIFT = 20;

    private Epochs() {}

    /** The number of an epoch that begins now. It is always later than the previous one. */
    public static long next(Instant now, long previous) {
        return Math.max(previous + 1, now.getEpochSecond() - ORIGIN);
    }

    /** No position or version of this epoch is at or below this number. */
    public static long base(long epoch) {
        return epoch << SHIFT;
    }

    /** The number from which a head goes on when an epoch first uses it, so that no position is handed out twice. */
    public static long carry(long head, long headEpoch, long epoch) {
        return headEpoch < epoch ? Math.max(head, base(epoch)) : head;
    }

    /** The version after {@code version} (0 for none) in this epoch. */
    public static long nextVersion(long version, long epoch) {
        return Math.max(version, base(epoch)) + 1;
    }
}

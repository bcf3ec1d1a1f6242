package org.storesync.routing.pull.domain;

import java.util.Collection;
import org.storesync.routing.pull.domain.Cursor.Left;
import org.storesync.routing.record.domain.Epochs;

/**
 * Calculates how many records are still to come, so that a large number is not counted again for every page (I11). The result is never too
 * small.
 */
public final class Remaining {
    private Remaining() {}

    /**
     * A mark of a set of live subscriptions. Because numbers are never used again, the highest number together with the count tells any two
     * sets apart.
     */
    public static long mark(Collection<Source> sources) {
        long highest = 0;
        for (Source source : sources) {
            highest = Math.max(highest, source.subscription());
        }
        return highest << 16 | sources.size();
    }

    /** Sum of the heads, counted from the base of this epoch, so that the first use of a head in the epoch is no jump. */
    public static long heads(Collection<Source> sources, long epoch) {
        long sum = 0;
        for (Source source : sources) {
            sum += Epochs.carry(source.head(), source.headEpoch(), epoch);
        }
        return sum;
    }

    /**
     * How many records are left by calculation; -1 if they must be counted: nothing was counted yet, the subscriptions or the epoch
     * changed, or the number came within {@code exactMax}.
     *
     * @param delivered rows sent since; rows that were left out were not counted either
     */
    public static long estimate(Left before, boolean sameEpoch, long heads, long live, long delivered, int exactMax) {
        if (before.records() < 0 || !sameEpoch || before.live() != live) {
            return -1;
        }
        long estimate = before.records() + (heads - before.heads()) - delivered;
        return estimate <= exactMax ? -1 : estimate;
    }
}

package org.storesync.routing.pull.domain;

import java.util.Collection;
import org.storesync.routing.pull.domain.Cursor.Left;
import org.storesync.routing.record.domain.Epochs;

/** How many records are still to come, without counting a large number again for every page (I11). Never too small. */
public final class Remaining {
    private Remaining() {}

    /** A mark of a set of live subscriptions: numbers are never used again, so the highest of them and how many tell any two sets apart. */
    public static long mark(Collection<Source> sources) {
        long highest = 0;
        for (Source source : sources) {
            highest = Math.max(highest, source.subscription());
        }
        return highest << 16 | sources.size();
    }

    /** Sum of the heads as they count in this epoch, so that the first use of one in it is no jump. */
    public static long heads(Collection<Source> sources, long epoch) {
        long sum = 0;
        for (Source source : sources) {
            sum += Epochs.carry(source.head(), source.headEpoch(), epoch);
        }
        return sum;
    }

    /**
     * What is left by calculation; -1 when it has to be counted: nothing was counted yet, the subscriptions or the epoch changed, or it
     * came within {@code exactMax}.
     *
     * @param delivered rows sent since: those left out were not counted either
     */
    public static long estimate(Left before, boolean sameEpoch, long heads, long live, long delivered, int exactMax) {
        if (before.records() < 0 || !sameEpoch || before.live() != live) {
            return -1;
        }
        long estimate = before.records() + (heads - before.heads()) - delivered;
        return estimate <= exactMax ? -1 : estimate;
    }
}

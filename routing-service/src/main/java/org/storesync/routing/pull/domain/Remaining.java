package org.storesync.routing.pull.domain;

import java.util.Collection;
import org.storesync.routing.pull.domain.Cursor.Left;

/** How many records are still to come, without counting a large number again for every page (I11). Never too small. */
public final class Remaining {
    private Remaining() {}

    /** A mark of a set of live subscriptions: another set has another mark. */
    public static long mark(Collection<Source> sources) {
        long mark = 0;
        for (Source source : sources) {
            long number = source.subscription();
            mark += number * number + number;
        }
        return mark;
    }

    /** Sum of the heads. */
    public static long heads(Collection<Source> sources) {
        long sum = 0;
        for (Source source : sources) {
            sum += source.head();
        }
        return sum;
    }

    /**
     * What is left by calculation; -1 when it has to be counted: nothing was counted yet, the subscriptions or the epoch changed, or it
     * came within {@code exactMax}.
     *
     * @param scanned rows looked at since
     */
    public static long estimate(Left before, boolean sameEpoch, long heads, long live, long scanned, int exactMax) {
        if (before.records() < 0 || !sameEpoch || before.live() != live) {
            return -1;
        }
        long estimate = before.records() + (heads - before.heads()) - scanned;
        return estimate <= exactMax ? -1 : estimate;
    }
}

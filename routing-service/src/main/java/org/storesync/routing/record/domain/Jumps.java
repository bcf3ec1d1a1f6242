package org.storesync.routing.record.domain;

import java.util.List;

/**
 * Where a head jumped when an epoch began to use it. A restored central goes on with the base of its epoch, so it never hands out the
 * positions between. A reader that stands there knows what central lost, so it reads again (I12).
 *
 * @param pairs the head before a jump, then where it went on, for each jump
 */
public record Jumps(List<Long> pairs) {
    public static final Jumps NONE = new Jumps(List.of());

    public Jumps {
        pairs = List.copyOf(pairs);
    }

    /** Whether a position was given up: central may have handed it out in a former life, and never does again. */
    public boolean passOver(long position) {
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            if (position > pairs.get(i) && position < pairs.get(i + 1)) {
                return true;
            }
        }
        return false;
    }
}

package org.storesync.reporting.contact.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From when on a last contact is too long ago, seen from one moment (E4). */
public record Silence(Instant now, Instant lateBefore, Instant redBefore) {
    /** How long a site, or the site where a store is active, was silent. */
    public enum State {
        OK,
        LATE,
        RED,
        /** It was never in contact. */
        NEVER,
        /** A store that is active on no site. */
        UNASSIGNED
    }

    public static Silence at(Instant now, Duration lateAfter, Duration redAfter) {
        return new Silence(now, now.minus(lateAfter), now.minus(redAfter));
    }

    public State of(@Nullable Instant lastContactAt) {
        if (lastContactAt == null) {
            return State.NEVER;
        }
        if (lastContactAt.isBefore(redBefore)) {
            return State.RED;
        }
        return lastContactAt.isBefore(lateBefore) ? State.LATE : State.OK;
    }

    /** How many whole days ago the contact was. A contact in the future, because another clock is ahead, counts as today. */
    public long daysSince(Instant lastContactAt) {
        return Math.max(0, Duration.between(lastContactAt, now).toDays());
    }
}

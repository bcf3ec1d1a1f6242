package org.storesync.routing.quarantine;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;

/**
 * What became of a change that waited.
 *
 * @param outcome of judging it; null if a person discarded it
 */
public record Fate(@Nullable Outcome outcome) {
    public static final Fate DISCARDED = new Fate(null);

    public boolean is(Outcome other) {
        return outcome == other;
    }

    /** The change no longer waits. */
    public boolean isOver() {
        return outcome == null
                || switch (outcome) {
                    case ACCEPTED, NOT_COLLECTED -> true;
                    case DUPLICATE, STALE, QUARANTINED, RETRY_LATER, REFUSED -> false;
                };
    }

    /** As lists, answers and the audit name it. */
    public String word() {
        return outcome == null ? "discarded" : outcome.wireName();
    }
}

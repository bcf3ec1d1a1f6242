package org.storesync.client.outbox;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.SaidCode;

/**
 * How routing answered one change.
 *
 * @param outcome never retry-later here, because such a change is pushed again automatically
 * @param version of the record now, 0 where routing told none
 */
public record Delivered(
        Entry entry,
        Outcome outcome,
        long version,
        @Nullable SaidCode code) {
    public boolean isForLater() {
        return outcome == Outcome.RETRY_LATER;
    }

    public boolean accepted() {
        return outcome == Outcome.ACCEPTED;
    }

    /** The code in words, or the outcome where it has none. */
    public String reason() {
        return code == null ? outcome.wireName() : code.wireName();
    }
}

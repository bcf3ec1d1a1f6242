package org.storesync.agent.central;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;

/**
 * The answer of a push: an outcome for each change, in their order.
 *
 * @param replayed the batch had been answered before; these are the same outcomes
 */
public record PushAnswer(String batchId, boolean replayed, long highestSeq, List<ChangeOutcome> outcomes) {
    public PushAnswer {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What became of one change.
     *
     * @param word the outcome on the wire; a newer central may say one this release does not know
     * @param in the site's subscriptions the record stands in now
     * @param resendChildren the record's children are to be pushed again
     */
    public record ChangeOutcome(
            long siteSeq,
            @JsonProperty("outcome") String word,
            @Nullable Long version,
            List<Long> in,
            boolean resendChildren,
            @Nullable String code,
            @Nullable String detail) {
        // A missing list reads as null.
        @SuppressWarnings("NullAway")
        public ChangeOutcome {
            in = in == null ? List.of() : List.copyOf(in);
        }

        /** Null for a word this release does not know. */
        public @Nullable Outcome outcome() {
            for (Outcome known : Outcome.values()) {
                if (known.wireName().equals(word)) {
                    return known;
                }
            }
            return null;
        }
    }
}

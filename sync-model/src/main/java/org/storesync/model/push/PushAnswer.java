package org.storesync.model.push;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.SaidCode;
import org.storesync.model.push.AnswerFault.Kind;

/**
 * The answer of a push: an outcome for each change, in their order.
 *
 * @param replayed the batch had been answered before; these are the same outcomes
 * @param highestSeq highest siteSeq that central has answered in this lane
 */
public record PushAnswer(String batchId, boolean replayed, long highestSeq, List<ChangeOutcome> outcomes) {
    public PushAnswer {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What became of one change.
     *
     * @param version of the record now; null if central named none
     * @param in the site's subscriptions in which the record stands now
     * @param resendChildren the client must push the record's children again
     * @param detail what is wrong, for people
     */
    public record ChangeOutcome(
            long siteSeq,
            Outcome outcome,
            @Nullable Long version,
            List<Long> in,
            boolean resendChildren,
            @Nullable SaidCode code,
            @Nullable String detail) {
        public ChangeOutcome {
            in = List.copyOf(in);
        }
    }

    /**
     * Returns this answer if it is the whole answer to exactly this batch. A change gets its outcome by its number, so a missing outcome or
     * one of another change must not be used.
     *
     * @throws AnswerFault otherwise
     */
    public PushAnswer requireOf(String batch, long firstSeq, int count) {
        if (!batchId.equals(batch)) {
            throw new AnswerFault(
                    Kind.OTHER_BATCH, "the outcomes of batch " + batch + " do not fit: they are of " + batchId);
        }
        if (outcomes.size() != count) {
            throw new AnswerFault(
                    Kind.OTHER_COUNT,
                    "the outcomes of batch " + batch + " do not fit: " + outcomes.size() + " for " + count
                            + " changes");
        }
        for (int i = 0; i < count; i++) {
            long told = outcomes.get(i).siteSeq();
            if (told != firstSeq + i) {
                throw new AnswerFault(
                        Kind.OTHER_CHANGE,
                        "the outcomes of batch " + batch + " do not fit: one of change " + told + " for change "
                                + (firstSeq + i));
            }
        }
        return this;
    }

    /**
     * True where central had answered all these numbers before under another batch id, and so did nothing. If a batch comes twice under one
     * id, central answers it as the first time. If only some of its numbers were answered before, central refuses it.
     */
    public boolean saysNumbersWereUsed() {
        return !outcomes.isEmpty() && outcomes.stream().allMatch(each -> each.outcome() == Outcome.DUPLICATE);
    }
}

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
     * @param version of the record now; null where none was told
     * @param in the site's subscriptions the record stands in now
     * @param resendChildren the record's children are to be pushed again
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
     * This answer, if it is the whole answer of exactly this batch: an outcome is given to a change by its number, and one that is missing,
     * or another's, must not be taken for its own.
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
     * True where central had answered all these numbers before, under another batch id, and so did nothing. A batch that comes twice under
     * its own id is answered as it was the first time instead, and one that is only partly below the highest number is refused.
     */
    public boolean saysNumbersWereUsed() {
        return !outcomes.isEmpty() && outcomes.stream().allMatch(each -> each.outcome() == Outcome.DUPLICATE);
    }
}

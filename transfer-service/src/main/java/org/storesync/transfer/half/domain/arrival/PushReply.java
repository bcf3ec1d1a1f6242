package org.storesync.transfer.half.domain.arrival;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.SaidCode;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Push.Answer;

/**
 * How central answered one pushed record of a half.
 *
 * @param header it is the half's header, not a line
 * @param base the version on which it was pushed
 * @param version of the record now, 0 if none was named
 */
public record PushReply(
        boolean header,
        String id,
        @Nullable Long base,
        Outcome outcome,
        long version,
        @Nullable SaidCode code) {
    /** What a reply says about the record at central. */
    public enum News {
        NOTHING,
        /** Central has it as it was pushed, in this version. */
        AS_PUSHED,
        /** Central has this version; the feed has not brought its state yet. */
        VERSION
    }

    /** A reply without a version means that the record was already so, or that it was answered before. Then its row brings the version. */
    public News news() {
        return switch (outcome) {
            case ACCEPTED, DUPLICATE -> version == 0 ? News.NOTHING : News.AS_PUSHED;
            case STALE -> News.VERSION;
            case QUARANTINED, NOT_COLLECTED, RETRY_LATER, REFUSED -> News.NOTHING;
        };
    }

    /** True if central knows less of a record than it once said. */
    public boolean isOfRestoredCentral() {
        return outcome == Outcome.STALE && base != null && version < base;
    }

    /** The pair for which the record was pushed, after this reply. */
    public Pair on(Pair pair) {
        return switch (outcome) {
            case ACCEPTED, DUPLICATE -> pair.answered(Answer.ACCEPTED, null);
            case STALE -> pair.answered(Answer.STALE, null);
            // Central keeps it and judges it again automatically.
            case QUARANTINED -> pair.answered(header ? Answer.QUARANTINED : Answer.LINE_QUARANTINED, reason());
            case NOT_COLLECTED, RETRY_LATER, REFUSED -> refused(pair);
        };
    }

    private Pair refused(Pair pair) {
        return code == RecordCode.HALF_TAKEN_OVER
                ? pair.answered(Answer.TAKEN_OVER, null)
                : pair.notTaken(header, id).answered(header ? Answer.REFUSED : Answer.LINE_REFUSED, reason());
    }

    private String reason() {
        return code == null ? outcome.wireName() : code.wireName();
    }
}

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
 * @param base the version it was pushed on
 * @param version of the record now, 0 where none was told
 */
public record PushReply(
        boolean header,
        String id,
        @Nullable Long base,
        Outcome outcome,
        long version,
        @Nullable SaidCode code) {
    /** What a reply says of the record as it stands at central. */
    public enum News {
        NOTHING,
        /** It stands as it was pushed, in this version. */
        AS_PUSHED,
        /** It has this version; its state is still to come by the feed. */
        VERSION
    }

    /** Without a version it was so already, or it was answered before: its row tells the version. */
    public News news() {
        return switch (outcome) {
            case ACCEPTED, DUPLICATE -> version == 0 ? News.NOTHING : News.AS_PUSHED;
            case STALE -> News.VERSION;
            case QUARANTINED, NOT_COLLECTED, RETRY_LATER, REFUSED -> News.NOTHING;
        };
    }

    /** Central knows less of a record than it said once. */
    public boolean isOfRestoredCentral() {
        return outcome == Outcome.STALE && base != null && version < base;
    }

    /** The pair that the record was pushed for, with this reply. */
    public Pair on(Pair pair) {
        return switch (outcome) {
            case ACCEPTED, DUPLICATE -> pair.answered(Answer.ACCEPTED, null);
            case STALE -> pair.answered(Answer.STALE, null);
            // Central keeps it and judges it again by itself.
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

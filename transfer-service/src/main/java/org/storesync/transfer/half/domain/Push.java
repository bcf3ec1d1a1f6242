package org.storesync.transfer.half.domain;

/**
 * The push of a pair: one is out at a time.
 *
 * @param waiting changes that are not answered yet
 * @param purpose what it is, or the last one was, for
 * @param answer the worst of its answers so far
 * @param dirty something came meanwhile that is judged after it, or something has to be read before
 */
public record Push(int waiting, Purpose purpose, Answer answer, boolean dirty) {
    static final Push NONE = new Push(0, Purpose.NONE, Answer.NONE, false);

    /** What a push is for. */
    public enum Purpose {
        NONE,
        MAKE,
        FOLLOW,
        WITHDRAW,
        /** A second half goes. */
        CLEAR
    }

    /** In the order of what outweighs what. */
    public enum Answer {
        NONE,
        ACCEPTED,
        /** A line is not taken, its header is, or was not pushed. */
        LINE_REFUSED,
        LINE_QUARANTINED,
        REFUSED,
        QUARANTINED,
        STALE,
        TAKEN_OVER;

        boolean isQuarantined() {
            return this == QUARANTINED || this == LINE_QUARANTINED;
        }
    }

    public boolean isOut() {
        return waiting > 0;
    }

    Push begun(int changes, Purpose what) {
        return new Push(changes, what, Answer.NONE, false);
    }

    Push answered(Answer one) {
        return new Push(Math.max(0, waiting - 1), purpose, one.compareTo(answer) > 0 ? one : answer, dirty);
    }

    Push dirty(boolean now) {
        return new Push(waiting, purpose, answer, now);
    }

    /** Its answer is dealt with. */
    Push settled() {
        return new Push(waiting, Purpose.NONE, answer, dirty);
    }

    /** What was set aside is taken now. */
    Push taken() {
        return new Push(waiting, purpose, Answer.ACCEPTED, dirty);
    }

    /** All is answered, and that is not dealt with yet. */
    public boolean isAnswered() {
        return !isOut() && purpose != Purpose.NONE;
    }
}

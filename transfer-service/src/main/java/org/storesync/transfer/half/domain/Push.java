package org.storesync.transfer.half.domain;

/**
 * The push of a pair. Only one is under way at a time.
 *
 * @param waiting changes that are not answered yet
 * @param purpose the purpose of this push, or of the last one
 * @param answer the worst of its answers so far
 * @param dirty something came meanwhile that is judged after the push, or something must be read before
 */
public record Push(int waiting, Purpose purpose, Answer answer, boolean dirty) {
    static final Push NONE = new Push(0, Purpose.NONE, Answer.NONE, false);

    /** What a push is for. */
    public enum Purpose {
        NONE,
        MAKE,
        FOLLOW,
        WITHDRAW,
        /** It deletes a second half. */
        CLEAR
    }

    /** The worse answer outweighs the other; this is their order. */
    public enum Answer {
        NONE,
        ACCEPTED,
        /** A line was not taken, but its header was, or was not pushed. */
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

    /** The push after its answer was dealt with. */
    Push settled() {
        return new Push(waiting, Purpose.NONE, answer, dirty);
    }

    /** The push after central took what it had set aside. */
    Push taken() {
        return new Push(waiting, purpose, Answer.ACCEPTED, dirty);
    }

    /** True if all changes are answered, and nobody has dealt with that yet. */
    public boolean isAnswered() {
        return !isOut() && purpose != Purpose.NONE;
    }
}

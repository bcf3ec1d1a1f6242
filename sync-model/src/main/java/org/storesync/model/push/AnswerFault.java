package org.storesync.model.push;

/** An answer to a push is not what docs/protocol.md promises. Nothing in it counts, and the sender sends the batch again. */
public final class AnswerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Kind {
        /** It is no JSON object, or a field holds the wrong kind of value. */
        UNREADABLE,
        FIELD_MISSING,
        /** An outcome that this release does not know. */
        OUTCOME_UNKNOWN,
        /** It answers another batch. */
        OTHER_BATCH,
        /** It has more or fewer outcomes than the batch has changes. */
        OTHER_COUNT,
        /** An outcome belongs to another change than the one in its place. */
        OTHER_CHANGE
    }

    private final Kind kind;

    AnswerFault(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    AnswerFault(String detail, Throwable cause) {
        super(detail, cause);
        this.kind = Kind.UNREADABLE;
    }

    public Kind kind() {
        return kind;
    }
}

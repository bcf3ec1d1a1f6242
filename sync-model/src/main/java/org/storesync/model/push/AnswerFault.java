package org.storesync.model.push;

/** An answer of a push is not what docs/protocol.md promises: nothing in it counts, and the batch is sent again. */
public final class AnswerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Kind {
        /** No JSON object, or a field holds another kind of value. */
        UNREADABLE,
        FIELD_MISSING,
        /** An outcome that this release does not know. */
        OUTCOME_UNKNOWN,
        /** The answer of another batch. */
        OTHER_BATCH,
        /** More or fewer outcomes than changes. */
        OTHER_COUNT,
        /** An outcome of another change stands in the place of one. */
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

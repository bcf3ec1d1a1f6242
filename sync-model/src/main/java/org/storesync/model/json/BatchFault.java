package org.storesync.model.json;

import org.storesync.model.ProblemCode;

/** Why a whole batch can't be read, which is a fault of the call. */
public final class BatchFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    BatchFault(ProblemCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }

    /** What is wrong, for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

package org.storesync.model.json;

import org.storesync.model.RecordCode;

/**
 * Why a text is not canonical JSON. It has no stack trace, because it is an answer and is thrown once for each bad record that a client
 * sends.
 */
public final class JsonFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RecordCode code;

    JsonFault(RecordCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public RecordCode code() {
        return code;
    }

    /** What is wrong and at which byte; never a piece of the text. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

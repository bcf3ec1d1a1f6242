package org.storesync.local.suite;

/** A service understood the call and refused it. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** The problem's code, as docs/protocol.md lists them; empty if there was none. */
    public String code() {
        return code;
    }
}

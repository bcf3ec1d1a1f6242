package org.storesync.client.call;

import org.storesync.model.ProblemCode;

/** Routing answered with a problem, because the call is wrong. */
public final class RoutingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RoutingRefused(String path, int status, String code) {
        super("routing refused " + path + " with " + status + " " + code);
        this.status = status;
        this.code = code;
    }

    public boolean is(ProblemCode wanted) {
        return code.equals(wanted.wireName());
    }

    public int status() {
        return status;
    }

    /** Wire name of a {@code ProblemCode}; empty where the answer had none. */
    public String code() {
        return code;
    }
}

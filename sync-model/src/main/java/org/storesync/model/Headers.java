package org.storesync.model;

/** Names of our HTTP headers, and the limits and media types of the protocol (docs/protocol.md, section 1). */
public final class Headers {
    public static final String DEVICE = "Storesync-Device";
    public static final String APP = "Storesync-App";
    public static final String PROTOCOL = "Storesync-Protocol";
    public static final String REQUEST_ID = "X-Request-Id";

    public static final String NDJSON = "application/x-ndjson";
    public static final String JSON = "application/json";
    public static final String PROBLEM_JSON = "application/problem+json";

    private Headers() {}
}

package org.storesync.agent.central;

/** The calls, by method and path. A test compares each with the committed contract. */
enum SiteCall {
    SITE("GET", "/api/v1/site"),
    BEGIN("POST", "/api/v1/site"),
    PUSH("POST", "/api/v1/push"),
    PULL("POST", "/api/v1/pull"),
    STATUS("GET", "/api/v1/status"),
    DECISIONS("GET", "/api/v1/decisions");

    private final String method;
    private final String path;

    SiteCall(String method, String path) {
        this.method = method;
        this.path = path;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }
}

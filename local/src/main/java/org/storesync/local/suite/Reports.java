package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What the reporting-service answers to a person. */
public final class Reports {
    private static final Duration POLL = Duration.ofMillis(200);

    private final PersonCalls calls;
    private final URI service;

    Reports(PersonCalls calls, URI service) {
        this.calls = calls;
        this.service = service;
    }

    /** A page of a report, such as {@code stock-on-hand}. */
    public JsonNode page(String report, Map<String, List<String>> query) {
        return calls.json("GET", service, path(report, query), null);
    }

    /** All of a report as CSV. */
    public String csv(String report, Map<String, List<String>> query) {
        return calls.text(service, path(report, query), "text/csv");
    }

    /** Empties the read models and reads all streams again. Returns when they are complete. */
    public void rebuildAndWait() {
        calls.json("POST", service, "/admin/v1/rebuild", null);
        while (feedState().path("rebuilding").asBoolean()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** How far the read models are. */
    public JsonNode feedState() {
        return calls.json("GET", service, "/api/v1/feed-state", null);
    }

    private static String path(String report, Map<String, List<String>> query) {
        return PersonCalls.path("/api/v1/" + PersonCalls.encodedPath(report), query);
    }
}

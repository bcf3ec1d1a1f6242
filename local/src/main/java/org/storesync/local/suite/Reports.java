package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.locks.LockSupport;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;

/** What the reporting-service and the transfer-service answer to a person. */
public final class Reports {
    private static final Duration POLL = Duration.ofMillis(200);

    private final PersonCalls calls;
    private final URI service;
    private final URI transfers;

    Reports(PersonCalls calls, URI service, URI transfers) {
        this.calls = calls;
        this.service = service;
        this.transfers = transfers;
    }

    /** The reports of a suite that another process runs. */
    public static Reports ofRunning(StateDir state, Ports ports) {
        return new Reports(
                PersonCalls.ofRunning(state, ports),
                URI.create("http://127.0.0.1:" + InternalService.REPORTING.port(ports)),
                URI.create("http://127.0.0.1:" + InternalService.TRANSFER.port(ports)));
    }

    /** A page of a report, such as {@code stock-on-hand}; {@code transfers} are the pairs the transfer-service knows. */
    public JsonNode page(String report, Map<String, List<String>> query) {
        return calls.json("GET", report.equals("transfers") ? transfers : service, path(report, query), null);
    }

    /** All of a report as CSV. */
    public String csv(String report, Map<String, List<String>> query) {
        return calls.text(service, path(report, query), "text/csv");
    }

    /** Empties the read models and reads all streams again; returns when they are whole. */
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
        StringJoiner path = new StringJoiner("&", "/api/v1/" + PersonCalls.encoded(report) + "?", "");
        query.forEach((name, values) -> values.forEach(value -> path.add(name + "=" + PersonCalls.encoded(value))));
        return path.toString();
    }
}

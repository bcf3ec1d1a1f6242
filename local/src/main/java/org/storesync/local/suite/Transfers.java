package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pairs of the transfer-service: lists them, sends them if a person wants this, or closes them. */
public final class Transfers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/v1/transfers";

    private final PersonCalls calls;
    private final URI service;

    Transfers(PersonCalls calls, URI service) {
        this.calls = calls;
        this.service = service;
    }

    /** A page of pairs, as {@code items} and {@code nextCursor}. */
    public JsonNode page(Map<String, List<String>> query) {
        return calls.json("GET", service, PersonCalls.path(PATH, query), null);
    }

    /** All pairs. */
    public List<JsonNode> all(Map<String, String> filters) {
        return calls.all(service, PATH, filters);
    }

    /** @param act sending or closing */
    public JsonNode decide(String sourceId, String act, String reason, @Nullable String type) {
        String which = type == null ? "" : "?type=" + PersonCalls.encoded(type);
        return calls.json(
                "POST",
                service,
                PATH + "/" + PersonCalls.encodedPath(sourceId) + "/" + act + which,
                JSON.createObjectNode().put("reason", reason));
    }
}

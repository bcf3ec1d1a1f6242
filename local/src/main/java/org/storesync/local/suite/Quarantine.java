package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Records that wait alone, and what an administrator decides about them (docs/protocol.md, section 5). */
public final class Quarantine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/admin/v1/quarantine";

    private final PersonCalls calls;
    private final URI routing;

    Quarantine(PersonCalls calls, URI routing) {
        this.calls = calls;
        this.routing = routing;
    }

    /** What can be decided. */
    public enum Decision {
        JUDGE_AGAIN,
        ACCEPT,
        DISCARD
    }

    /** @param filters of siteId, type, code, storeId */
    public List<JsonNode> list(Map<String, String> filters) {
        return calls.all(routing, PATH, filters);
    }

    /** One record with its body and central's. The reader must give a reason, which is audited. */
    public JsonNode show(String siteId, String type, String id, String reason) {
        return calls.json(
                "GET",
                routing,
                PATH + "/" + PersonCalls.encodedPath(siteId) + "/" + PersonCalls.encodedPath(type) + "/"
                        + PersonCalls.encodedPath(id) + "?reason=" + PersonCalls.encoded(reason),
                null);
    }

    /**
     * @param select of siteId, type, id, code, storeId: all that match
     * @param limit at most this many; 0 for as many as the service takes at once
     */
    public JsonNode decide(Decision decision, String reason, Map<String, String> select, int limit) {
        ObjectNode body =
                JSON.createObjectNode().put("decision", decision.name()).put("reason", reason);
        ObjectNode selection = body.putObject("select");
        select.forEach((name, value) -> {
            if (name.equals("siteId")) {
                selection.put(name, Integer.parseInt(value));
            } else {
                selection.put(name, value);
            }
        });
        if (limit > 0) {
            body.put("limit", limit);
        }
        return calls.json("POST", routing, PATH + "/decisions", body);
    }
}

package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The chained audit of one service: what was done, and whether the chain is complete. A person with the role auditor asks for it. */
public final class AuditTrail {
    private static final String PATH = "/admin/v1/audit";

    private final PersonCalls calls;
    private final URI service;

    AuditTrail(PersonCalls calls, URI service) {
        this.calls = calls;
        this.service = service;
    }

    /** The services that keep an audit. */
    public enum Of {
        ROUTING,
        GATEWAY,
        MASTER_DATA;

        /** The word that people type. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A page of entries. */
    public JsonNode page(Map<String, List<String>> query) {
        return calls.json("GET", service, PersonCalls.path(PATH, query), null);
    }

    /** Computes the chains again, part by part. */
    public List<JsonNode> verify() {
        List<JsonNode> parts = new ArrayList<>();
        Map<String, List<String>> query = new HashMap<>();
        while (true) {
            JsonNode part = calls.json("GET", service, PersonCalls.path(PATH + "/verification", query), null);
            parts.add(part);
            String next = part.path("nextCursor").asText("");
            if (next.isEmpty()) {
                return parts;
            }
            query.put("after", List.of(next));
        }
    }
}

package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The chained audit of one service: what was done, and if the chain is whole. Asked by who has the role auditor. */
public final class AuditTrail {
    private static final String PATH = "/admin/v1/audit";

    private final PersonCalls calls;
    private final URI service;

    AuditTrail(PersonCalls calls, URI service) {
        this.calls = calls;
        this.service = service;
    }

    /** The services that keep one. */
    public enum Of {
        ROUTING,
        GATEWAY,
        MASTER_DATA;

        /** As people type it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** A page of entries. */
    public JsonNode page(Map<String, List<String>> query) {
        return calls.json("GET", service, PersonCalls.path(PATH, query), null);
    }

    /** Computes the chain again. */
    public JsonNode verify() {
        return calls.json("GET", service, PATH + "/verification", null);
    }
}

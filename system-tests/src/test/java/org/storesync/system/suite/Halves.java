package org.storesync.system.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.storesync.system.wire.Answer;

/** Responding halves of stock transfers (D1) as a site holds them. */
public final class Halves {
    private Halves() {}

    /** Id of the initiating half to its responding one. */
    public static TreeMap<String, JsonNode> bySource(AgentSite site) {
        TreeMap<String, JsonNode> bySource = new TreeMap<>();
        all(site)
                .forEach(half -> bySource.put(half.path("linked_transaction_id").asText(), half));
        return bySource;
    }

    public static List<JsonNode> all(AgentSite site) {
        return bodies(site, "transact").stream()
                .filter(body -> !body.path("linked_transaction_id").asText().isEmpty())
                .toList();
    }

    public static List<JsonNode> linesOf(AgentSite site, String document) {
        return bodies(site, "trans_line").stream()
                .filter(line -> line.path("transaction_ID").asText().equals(document))
                .toList();
    }

    /** All records of a type the site has. */
    public static List<JsonNode> bodies(AgentSite site, String type) {
        List<JsonNode> bodies = new ArrayList<>();
        site.site()
                .forEach(
                        type,
                        record ->
                                bodies.add(Answer.json(record.body().toString().getBytes(StandardCharsets.UTF_8))));
        return bodies;
    }
}

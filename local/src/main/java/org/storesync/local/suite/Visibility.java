package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storesync.local.host.WrongUsage;
import org.storesync.model.StoreId;

/** Which names are visible in which stores, over HTTP with a person's token. What stores are on sites follows from it (B3). */
public final class Visibility {
    private final PersonCalls calls;
    private final URI masterData;

    Visibility(PersonCalls calls, URI masterData) {
        this.calls = calls;
        this.masterData = masterData;
    }

    /**
     * The id of a name, by its code or id. The case of letters does not matter if only one name matches.
     *
     * @throws WrongUsage if there is none, or more than one
     */
    public String require(String codeOrId) {
        Map<String, String> codes = new LinkedHashMap<>();
        calls.all(masterData, "/api/v1/names", Map.of("search", codeOrId))
                .forEach(name ->
                        codes.put(name.path("id").asText(), name.path("code").asText("")));
        return Codes.find("name", codes, codeOrId).orElseGet(() -> withId(codeOrId));
    }

    private String withId(String id) {
        try {
            return calls.json("GET", masterData, "/api/v1/names/" + PersonCalls.encodedPath(id), null)
                    .path("id")
                    .asText();
        } catch (Refused refused) {
            if (refused.status() == 404) {
                throw new WrongUsage(
                        "no name has the code or id '" + id + "': ./storesync admin export names lists them");
            }
            throw refused;
        }
    }

    /** What is visible in the store: records with {@code id}, {@code nameId}, {@code inactive}. */
    public List<JsonNode> in(StoreId store) {
        return calls.all(masterData, path(store), Map.of());
    }

    /** Makes the name visible in the store. False if it is so now. */
    public boolean add(String name, StoreId store, boolean customer, boolean supplier) {
        for (JsonNode join : in(store)) {
            if (join.path("nameId").asText().equals(name)
                    && !join.path("inactive").asBoolean()) {
                return false;
            }
        }
        calls.json(
                "POST",
                masterData,
                path(store),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("nameId", name)
                        .put("customer", customer)
                        .put("supplier", supplier));
        return true;
    }

    /** Ends each visibility of the name in the store; how many there were. */
    public int end(String name, StoreId store) {
        List<JsonNode> ended = new ArrayList<>();
        for (JsonNode join : in(store)) {
            if (join.path("nameId").asText().equals(name)) {
                ended.add(join);
            }
        }
        for (JsonNode join : ended) {
            calls.json(
                    "DELETE",
                    masterData,
                    path(store) + "/" + PersonCalls.encodedPath(join.path("id").asText()),
                    "application/json",
                    new byte[0],
                    Map.of("If-Match", "\"" + join.path("version").asLong() + "\""));
        }
        return ended.size();
    }

    private static String path(StoreId store) {
        return "/api/v1/stores/" + PersonCalls.encodedPath(store.value()) + "/visible-names";
    }
}

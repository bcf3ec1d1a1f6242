package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
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

    /** A name as central data has it. */
    public record Name(String id, String code, String name) {
        private static Name of(JsonNode name) {
            return new Name(
                    name.path("id").asText(),
                    name.path("code").asText(""),
                    name.path("name").asText(""));
        }
    }

    /**
     * A name by its code or id. The case of letters does not matter if only one name matches.
     *
     * @throws WrongUsage if there is none, or more than one
     */
    public Name require(String codeOrId) {
        List<Name> found = calls.all(masterData, "/api/v1/names", Map.of("search", codeOrId)).stream()
                .map(Name::of)
                .toList();
        List<Name> exact =
                found.stream().filter(name -> name.code().equals(codeOrId)).toList();
        List<Name> same = exact.isEmpty()
                ? found.stream()
                        .filter(name -> name.code().equalsIgnoreCase(codeOrId))
                        .toList()
                : exact;
        if (same.size() == 1) {
            return same.getFirst();
        }
        if (same.isEmpty()) {
            return withId(codeOrId);
        }
        throw new WrongUsage("more than one name has the code '" + codeOrId + "': give the id of the one you mean, "
                + String.join(" or ", same.stream().map(Name::id).toList()));
    }

    private Name withId(String id) {
        try {
            return Name.of(calls.json("GET", masterData, "/api/v1/names/" + PersonCalls.encodedPath(id), null));
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
    public boolean add(Name name, StoreId store, boolean customer, boolean supplier) {
        for (JsonNode join : in(store)) {
            if (join.path("nameId").asText().equals(name.id())
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
                        .put("nameId", name.id())
                        .put("customer", customer)
                        .put("supplier", supplier));
        return true;
    }

    /** Ends each visibility of the name in the store; how many there were. */
    public int end(Name name, StoreId store) {
        List<JsonNode> ended = new ArrayList<>();
        for (JsonNode join : in(store)) {
            if (join.path("nameId").asText().equals(name.id())) {
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

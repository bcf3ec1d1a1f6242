package org.storesync.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.storesync.routing.Central.asGateway;
import static org.storesync.routing.Central.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A site as the protocol describes it: it counts its changes, keeps its cursor, and knows what it holds. */
final class Site {
    final int id;
    UUID lineage;
    long nextSeq = 1;

    @Nullable
    String cursor;

    /** The store of this site in which the stores of others become visible; null until one does. */
    @Nullable
    String window;

    Replica replica = new Replica();

    Site(int id, UUID lineage) {
        this.id = id;
        this.lineage = lineage;
    }

    /** A whole sync in which everything was pushed before. */
    void sync() {
        begin(nextSeq - 1, null);
        drain();
    }

    /** The verdict of a sync that begins. */
    JsonNode begin(long lastAnswered, @Nullable UUID inDoubt) {
        return json(
                begun(lastAnswered, inDoubt).then().statusCode(200).extract().asByteArray());
    }

    Response begun(long lastAnswered, @Nullable UUID inDoubt) {
        String doubt =
                inDoubt == null ? "" : ",\"inDoubt\":{\"batchId\":\"" + inDoubt + "\",\"fromSeq\":1,\"toSeq\":2}";
        return asGateway()
                .contentType("application/json")
                .body("{\"lineage\":\"" + lineage + "\",\"lastAnswered\":" + lastAnswered + doubt + "}")
                .post("/internal/v1/sites/" + id + "/sync");
    }

    /** Outcomes of a batch, in order. */
    List<JsonNode> push(String... changes) {
        long first = nextSeq;
        List<JsonNode> outcomes = outcomes(pushed(UUID.randomUUID(), changes));
        replica.pushed(first, changes, outcomes);
        return outcomes;
    }

    List<JsonNode> push(List<String> changes) {
        return push(changes.toArray(String[]::new));
    }

    static List<JsonNode> outcomes(Response response) {
        List<JsonNode> outcomes = new ArrayList<>();
        json(response.then().statusCode(200).extract().asByteArray())
                .get("outcomes")
                .forEach(outcomes::add);
        return outcomes;
    }

    /** The code of its outcome, or the outcome if it has none. */
    String pushOne(String change) {
        return word(push(change).getFirst());
    }

    static String word(JsonNode outcome) {
        return outcome.path(outcome.has("code") ? "code" : "outcome").asText();
    }

    /** The version that an accepted change got. */
    long accepted(String change) {
        JsonNode outcome = push(change).getFirst();
        if (!outcome.get("outcome").asText().equals("accepted")) {
            throw new AssertionError(outcome + " for " + change);
        }
        return outcome.path("version").asLong();
    }

    Response pushed(UUID batchId, String... changes) {
        Response response = send(batchId, nextSeq, changes);
        nextSeq += changes.length;
        return response;
    }

    Response send(UUID batchId, long firstSeq, String... changes) {
        return sendWith(batchId, firstSeq, "", changes);
    }

    /** @param more further header fields, as {@code ,"lane":1} */
    Response sendWith(UUID batchId, long firstSeq, String more, String... changes) {
        return sendBody(batch(batchId, firstSeq, more, changes));
    }

    /** A call that brings a trace. */
    Response sendTraced(UUID batchId, long firstSeq, String trace, String... changes) {
        return asGateway()
                .header("traceparent", trace)
                .contentType("application/x-ndjson")
                .body(batch(batchId, firstSeq, "", changes))
                .post("/internal/v1/sites/" + id + "/push");
    }

    private byte[] batch(UUID batchId, long firstSeq, String more, String... changes) {
        String header = "{\"batchId\":\"" + batchId + "\",\"lineage\":\"" + lineage + "\",\"firstSeq\":" + firstSeq
                + ",\"count\":" + changes.length + more + "}";
        return (header + "\n" + String.join("\n", changes) + "\n").getBytes(UTF_8);
    }

    Response sendBody(byte[] body) {
        return asGateway().contentType("application/x-ndjson").body(body).post("/internal/v1/sites/" + id + "/push");
    }

    Response page(@Nullable String from, int max) {
        Map<String, Object> request = new HashMap<>();
        request.put("lineage", lineage.toString());
        request.put("cursor", from);
        request.put("maxRecords", max);
        return asGateway()
                .contentType("application/json")
                .accept("application/json")
                .body(request)
                .post("/internal/v1/sites/" + id + "/pull");
    }

    /** The next page, which the site applies; it keeps the cursor. */
    JsonNode pull(int max) {
        JsonNode page = json(page(cursor, max).then().statusCode(200).extract().asByteArray());
        cursor = page.get("cursor").asText();
        replica.page(page);
        return page;
    }

    /** All rows until drained. */
    List<JsonNode> drain() {
        return drain(1000);
    }

    List<JsonNode> drain(int pageSize) {
        Central.settle();
        List<JsonNode> rows = new ArrayList<>();
        boolean drained;
        do {
            JsonNode page = pull(pageSize);
            page.get("changes").forEach(rows::add);
            drained = page.get("drained").asBoolean();
        } while (!drained);
        return rows;
    }

    /** Rows of one record, until drained. */
    List<JsonNode> drainOf(String recordId) {
        return drain().stream()
                .filter(row -> row.path("id").asText().equals(recordId))
                .toList();
    }

    /** Forgets everything, as a new machine. */
    void reinstall() {
        lineage = UUID.randomUUID();
        nextSeq = 1;
        cursor = null;
        replica = new Replica();
        begin(0, null);
    }

    JsonNode status() {
        Central.settle();
        return json(asGateway()
                .get("/internal/v1/sites/" + id + "/status")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }
}

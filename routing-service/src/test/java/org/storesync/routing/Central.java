package org.storesync.routing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.test.TestTokens;

/** What a test says to the routing-service: as the gateway for its sites, as an administrator for its stores. */
final class Central {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger(100);

    private Central() {}

    /** A site that is registered and has begun its first sync. */
    static Site aSite(String kind) {
        Site site = new Site(NEXT.incrementAndGet(), UUID.randomUUID());
        asGateway()
                .contentType("application/json")
                .body(Map.of("name", "Site " + site.id, "kind", kind))
                .put("/internal/v1/sites/" + site.id)
                .then()
                .statusCode(200);
        site.begin(0, null);
        return site;
    }

    static io.restassured.specification.RequestSpecification asGateway() {
        return given().auth().oauth2(TestTokens.client("sync-gateway", "routing-service").token());
    }

    static io.restassured.specification.RequestSpecification asAdmin() {
        return given().auth().oauth2(TestTokens.person("sync-admin").token()).contentType("application/json");
    }

    /** A primary with its role, and stores pushed by it. */
    static Site aPrimary() {
        Site primary = aSite("desktop");
        asAdmin().body(Map.of("siteId", primary.id)).put("/admin/v1/primary").then().statusCode(204);
        return primary;
    }

    static void assign(String store, @Nullable Site site) {
        Map<String, Object> body = new HashMap<>();
        body.put("siteId", site == null ? null : site.id);
        asAdmin().body(body).put("/admin/v1/stores/" + store + "/assignment").then().statusCode(200);
    }

    static void syncWith(String store, int site, String type) {
        asAdmin()
                .body(Map.of("type", type))
                .put("/admin/v1/stores/" + store + "/sync-with/" + site)
                .then()
                .statusCode(200);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    static String store(String id, String name) {
        return change(
                "store",
                id,
                "{\"ID\":\"" + id + "\",\"name_ID\":\"" + name + "\",\"code\":\"c\",\"store_mode\":\"store\"}");
    }

    static String stock(String id, String store) {
        return stock(id, store, "x");
    }

    static String stock(String id, String store, String note) {
        return change(
                "item_line",
                id,
                "{\"ID\":\"" + id + "\",\"store_ID\":\"" + store + "\",\"note\":\"" + note + "\",\"quantity\":1}");
    }

    static String change(String type, String id, String body) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"body\":" + body + "}";
    }

    static String delete(String type, String id) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"op\":\"delete\"}";
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A site as its protocol has it: counts its changes, keeps its cursor. */
    static final class Site {
        final int id;
        UUID lineage;
        long nextSeq = 1;
        @Nullable String cursor;

        Site(int id, UUID lineage) {
            this.id = id;
            this.lineage = lineage;
        }

        JsonNode begin(long lastAnswered, @Nullable UUID inDoubt) {
            String doubt = inDoubt == null
                    ? ""
                    : ",\"inDoubt\":{\"batchId\":\"" + inDoubt + "\",\"fromSeq\":1,\"toSeq\":2}";
            return json(asGateway()
                    .contentType("application/json")
                    .body("{\"lineage\":\"" + lineage + "\",\"lastAnswered\":" + lastAnswered + doubt + "}")
                    .post("/internal/v1/sites/" + id + "/sync")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray());
        }

        /** Outcomes of a batch, in order. */
        List<JsonNode> push(String... changes) {
            byte[] answer = pushed(UUID.randomUUID(), changes)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            List<JsonNode> outcomes = new ArrayList<>();
            json(answer).get("outcomes").forEach(outcomes::add);
            return outcomes;
        }

        String pushOne(String change) {
            JsonNode outcome = push(change).getFirst();
            return outcome.has("code") ? outcome.get("code").asText() : outcome.get("outcome").asText();
        }

        Response pushed(UUID batchId, String... changes) {
            Response response = send(batchId, nextSeq, changes);
            nextSeq += changes.length;
            return response;
        }

        Response send(UUID batchId, long firstSeq, String... changes) {
            String header = "{\"batchId\":\"" + batchId + "\",\"lineage\":\"" + lineage + "\",\"firstSeq\":" + firstSeq
                    + ",\"count\":" + changes.length + "}";
            return asGateway()
                    .contentType("application/x-ndjson")
                    .body((header + "\n" + String.join("\n", changes) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/internal/v1/sites/" + id + "/push");
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

        /** All rows until drained; keeps the cursor. */
        List<JsonNode> drain() {
            return drain(1000);
        }

        List<JsonNode> drain(int pageSize) {
            List<JsonNode> rows = new ArrayList<>();
            while (true) {
                JsonNode page = json(
                        page(cursor, pageSize).then().statusCode(200).extract().asByteArray());
                page.get("changes").forEach(rows::add);
                cursor = page.get("cursor").asText();
                if (page.get("drained").asBoolean()) {
                    return rows;
                }
            }
        }
    }
}

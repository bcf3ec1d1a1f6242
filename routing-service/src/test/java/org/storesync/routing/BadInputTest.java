package org.storesync.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asGateway;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whatever a site sends: a fault of a record is its outcome and the rest of the batch is taken, a fault of the call is a problem, and there
 * is never a 5xx.
 */
@QuarkusTest
class BadInputTest {
    private Site site;
    private String store;

    @BeforeEach
    void aSiteWithAStore() {
        site = aSite("desktop");
        store = aStoreOn(site);
    }

    @DisplayName("I10: every bad record of the list in one batch, good ones between them, in both forms")
    @Test
    void badRecordsAreOutcomesAndTheOthersStand() {
        String elsewhere = aStoreOn(aSite("desktop"));
        String central = id();
        aPrimary().push(item(central, "x"));
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put(line("drone", "d", "{}"), "unknown-type");
        bad.put("{\"type\":\"item_line\",\"id\":\"1\",\"op\":\"explode\"}", "operation-unknown");
        bad.put(line("item_line", "2", "[]"), "body-not-object");
        bad.put("{\"type\":\"item_line\",\"body\":{}}", "id-missing");
        bad.put(line("item_line", "i".repeat(65), "{}"), "id-too-long");
        bad.put(line("item_line", "3", "{\"a\":\"\u00ff\"}"), "utf8-broken");
        bad.put(line("item_line", "4", "{\"a\":\"\u0000\"}"), "nul-character");
        bad.put(line("item_line", "5", "{\"a\":\"\\u0000\"}"), "nul-character");
        bad.put(line("item_line", "6", "{\"a\":9223372036854775808}"), "number-out-of-range");
        bad.put(line("item_line", "7", "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}"), "nesting-too-deep");
        bad.put(line("item_line", "8", "{\"store_ID\":\"" + elsewhere + "\"}"), "not-your-store");
        bad.put(line("log", "9", "{}"), "local-data");
        bad.put(line("item", central, "{}"), "primary-only");
        bad.put(
                line("item_line", "10", "{\"store_ID\":\"" + store + "\",\"store_ID\":\"" + elsewhere + "\"}"),
                "change-malformed");
        bad.put(line("trans_line", "11", "{\"transaction_ID\":\"" + "t".repeat(4000) + "\"}"), "id-too-long");
        bad.put(line("item_line", "12", "{\"store_ID\":\"" + "s".repeat(100_000) + "\"}"), "id-too-long");
        bad.put(line("t".repeat(100_000), "13", "{}"), "type-missing");
        bad.put("{\"type\":\"item_line\",\"id\":\"14\",\"op\":\"merge\"}", "operation-not-served-yet");
        bad.put("5", "change-malformed");
        Site reader = aSite("desktop");
        collects(reader, store);
        for (boolean lines : new boolean[] {true, false}) {
            List<String> changes = new ArrayList<>();
            List<String> good = new ArrayList<>();
            for (String change : bad.keySet()) {
                good.add(id());
                changes.add(stock(good.getLast(), store));
                changes.add(change);
            }
            List<JsonNode> outcomes = Site.outcomes(send(lines, changes));
            List<String> words = outcomes.stream().map(Site::word).toList();
            int place = 0;
            for (Map.Entry<String, String> each : bad.entrySet()) {
                assertThat(words.get(place++)).isEqualTo("accepted");
                String change = each.getKey();
                assertThat(words.get(place++))
                        .as(change.substring(0, Math.min(100, change.length())))
                        .isEqualTo(each.getValue());
            }
            assertThat(reader.drain())
                    .extracting(row -> row.path("id").asText())
                    .containsAll(good);
            assertThat(outcomes.toString())
                    .as("no detail repeats what was sent")
                    .doesNotContain("tttt")
                    .doesNotContain("ssss");
        }
        assertThat(site.drain().toString()).as("I3").doesNotContain(elsewhere);
    }

    private static String line(String type, String id, String body) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"body\":" + body + "}";
    }

    /** Latin-1, so that U+00FF stands for a byte that is no UTF-8. */
    private Response send(boolean lines, List<String> changes) {
        String header = header(changes.size());
        site.nextSeq += changes.size();
        String text = lines
                ? header + "}\n" + String.join("\n", changes) + "\n"
                : header + ",\"changes\":[" + String.join(",", changes) + "]}";
        return post(text.getBytes(ISO_8859_1), lines ? "application/x-ndjson" : "application/json");
    }

    private String header(int count) {
        return "{\"batchId\":\"" + UUID.randomUUID() + "\",\"lineage\":\"" + site.lineage + "\",\"firstSeq\":"
                + site.nextSeq + ",\"count\":" + count;
    }

    private Response post(byte[] body, String type) {
        return asGateway().contentType(type).body(body).post("/internal/v1/sites/" + site.id + "/push");
    }

    @Test
    void refusesACutBody() {
        byte[] whole = (header(2) + "}\n" + stock(id(), store) + "\n" + stock(id(), store) + "\n").getBytes(UTF_8);
        for (int length : new int[] {0, 1, 50, whole.length / 2, whole.length - 2}) {
            post(Arrays.copyOf(whole, length), "application/x-ndjson")
                    .then()
                    .statusCode(400)
                    .body("code", Matchers.equalTo("truncated-body"));
        }
        assertThat(site.begin(0, null).get("highestSeq").asLong())
                .as("nothing was done")
                .isZero();
    }

    @Test
    void refusesTooManyRecords() {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i <= 5000; i++) {
            changes.add("{}");
        }
        send(true, changes).then().statusCode(413).body("code", Matchers.equalTo("too-many-records"));
        send(false, changes).then().statusCode(413).body("code", Matchers.equalTo("too-many-records"));
    }

    @Test
    void refusesWhatIsNoBatch() {
        post("nonsense\n".getBytes(UTF_8), "application/x-ndjson")
                .then()
                .statusCode(400)
                .body("code", Matchers.equalTo("malformed-body"));
        post("[]".getBytes(UTF_8), "application/json")
                .then()
                .statusCode(400)
                .body("code", Matchers.equalTo("malformed-body"));
        post("a,b".getBytes(UTF_8), "text/csv")
                .then()
                .statusCode(415)
                .body("code", Matchers.equalTo("unsupported-media-type"));
    }

    @Test
    void opaqueIdsComeBackAsTheyWere() {
        Site reader = aSite("desktop");
        collects(reader, store);
        List<String> ids = List.of(
                "a b",
                "\\\"q\\\"",
                "\\\\",
                "\\u0001",
                "é😀",
                "\\/",
                "4F6A0000-1111-4222-8333-ABCDEFABCDEF",
                "x".repeat(64));
        List<String> changes = ids.stream()
                .map(id -> line("item_line", id, "{\"store_ID\":\"" + store + "\"}"))
                .toList();

        assertThat(site.push(changes)).extracting(Site::word).containsOnly("accepted");

        assertThat(reader.drain())
                .filteredOn(row -> row.path("type").asText().equals("item_line"))
                .extracting(row -> row.get("id").asText())
                .containsExactly(
                        "a b",
                        "\"q\"",
                        "\\",
                        "\u0001",
                        "é😀",
                        "/",
                        "4F6A0000-1111-4222-8333-ABCDEFABCDEF",
                        "x".repeat(64));
    }

    @DisplayName("central stores the bytes as they came and sends the same bytes")
    @Test
    void bodiesKeepTheirBytes() {
        Site reader = aSite("desktop");
        collects(reader, store);
        String body = "{ \"store_ID\" :\"" + store
                + "\", \"q\":1.50, \"n\":-0, \"big\":12345678901234567.123456789,\"e\":1E+2, \"u\":\"\\u00e9\", \"dup\":1,\"dup\":2}";
        site.push(line("item_line", id(), body));

        String page = reader.page(null, 1000).asString();

        assertThat(page).contains(body);
    }

    @Test
    void answersGzipWhenAskedTo() throws IOException {
        for (int i = 0; i < 20; i++) {
            site.push(stock(id(), store));
        }
        byte[] packed = asGateway()
                .contentType("application/json")
                .header("Accept-Encoding", "gzip")
                .config(io.restassured.RestAssured.config()
                        .decoderConfig(io.restassured.config.DecoderConfig.decoderConfig()
                                .noContentDecoders()))
                .body(Map.of("lineage", site.lineage.toString()))
                .post("/internal/v1/sites/" + site.id + "/pull")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .extract()
                .asByteArray();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();

        assertThat(json(new String(plain, UTF_8)
                                .lines()
                                .findFirst()
                                .orElseThrow()
                                .getBytes(UTF_8))
                        .get("count")
                        .asInt())
                .isGreaterThan(19);
    }

    @DisplayName("only internal sites push in several lanes (architecture 2)")
    @Test
    void aRemoteSiteHasOneLane() {
        site.sendWith(UUID.randomUUID(), 1, ",\"lane\":1", stock(id(), store))
                .then()
                .statusCode(400)
                .body("code", Matchers.equalTo("invalid-request"))
                .body("violations[0].field", Matchers.equalTo("lane"));
    }
}

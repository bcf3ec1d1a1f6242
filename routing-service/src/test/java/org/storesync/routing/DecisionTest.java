package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.asGateway;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.centralCollects;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.makePrimary;
import static org.storesync.routing.Central.on;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People look at what waits and decide about it; its site sees what they decided (docs/protocol.md, Decisions). */
@QuarkusTest
class DecisionTest {
    @Inject
    AgroalDataSource database;

    private Site k;
    private Site l;
    private String store;
    private final String changed = id();

    @BeforeEach
    void aStoreThatMoved() {
        k = aSite("desktop");
        l = aSite("desktop");
        store = aStoreOn(k);
        k.push(stock(changed, store, "100"));
        k.sync();
        assign(store, l);
        l.accepted(stock(changed, store, "40"));
        l.drain();
    }

    @DisplayName(
            "claims-F1 a waiting change that a person accepts is written over the stored record, and both sites get it")
    @Test
    void acceptIsCentralsOwnChange() {
        assertThat(k.pushOne(stock(changed, store, "90"))).isEqualTo("store-moved");

        JsonNode done = decide("ACCEPT", Map.of("siteId", k.id));

        assertThat(done.get("decided").asInt()).isEqualTo(1);
        assertThat(done.get("more").asBoolean()).isFalse();
        assertThat(done.get("items").get(0).get("outcome").asText()).isEqualTo("accepted");
        assertThat(l.drainOf(changed))
                .singleElement()
                .extracting(row -> row.get("body").get("note").asText())
                .isEqualTo("90");
        assertThat(k.status().get("quarantined").asInt()).isZero();
        assign(store, k);
        assertThat(k.drainOf(changed))
                .as("no lineage: it comes back to its site")
                .extracting(row -> row.path("body").path("note").asText())
                .contains("90");
    }

    @DisplayName("R41 accepted also where central does not collect; a document before its lines, in steps")
    @Test
    void acceptsParentsFirst() {
        String header = id();
        List<String> lines = List.of(id(), id(), id());
        List<String> changes = new ArrayList<>(List.of(invoice(header, store, "nw", store)));
        lines.forEach(line -> changes.add(invoiceLine(line, header)));
        assertThat(k.push(changes).getFirst().get("code").asText()).isEqualTo("store-moved");
        centralCollects(store, false);

        JsonNode first = decide("ACCEPT", Map.of("siteId", k.id), 1);
        assertThat(first.get("items").get(0).get("id").asText()).isEqualTo(header);
        assertThat(first.get("more").asBoolean()).isTrue();
        JsonNode rest = decide("ACCEPT", Map.of("siteId", k.id));

        assertThat(rest.get("decided").asInt() + k.status().get("quarantined").asInt())
                .isLessThanOrEqualTo(3);
        assertThat(k.status().get("quarantined").asInt()).isZero();
        assertThat(l.drain())
                .extracting(row -> row.path("id").asText())
                .contains(header)
                .containsAll(lines);
    }

    @Test
    void discardLetsGoOfIt() {
        assertThat(k.pushOne(stock(changed, store, "90"))).isEqualTo("store-moved");

        JsonNode done = decide("DISCARD", Map.of("storeId", store, "code", "store-moved"));

        assertThat(done.get("items").get(0).get("outcome").asText()).isEqualTo("discarded");
        assertThat(k.status().get("quarantined").asInt()).isZero();
        assertThat(l.drainOf(changed)).isEmpty();
        assertThat(decide("DISCARD", Map.of("siteId", k.id)).get("decided").asInt())
                .isZero();
    }

    @DisplayName(
            "claims-F1 when a person discards a record that nobody else has, the site's own record is deleted as well")
    @Test
    void discardTakesTheRecordBack() {
        String line = id();
        String ofAnother = id();
        Site other = aSite("desktop");
        other.accepted(stock(ofAnother, aStoreOn(other)));
        assertThat(k.push(invoiceLine(line, id()), change("trans_line", ofAnother, "'transaction_ID':'" + id() + "'")))
                .extracting(Site::word)
                .containsOnly("parent-missing");
        k.drain();

        decide("DISCARD", Map.of("siteId", k.id));

        assertThat(k.drain())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get("op").asText()).isEqualTo("delete"));
    }

    @DisplayName("claims-F1 of what a person lets go of the site gets central's state where it is entitled to it")
    @Test
    void discardBringsWhatStands() {
        assertThat(k.pushOne(stock(changed, store, "90"))).isEqualTo("store-moved");
        assign(store, k);
        k.drain();

        decide("DISCARD", Map.of("siteId", k.id));

        assertThat(k.drainOf(changed))
                .singleElement()
                .extracting(row -> row.get("body").get("note").asText())
                .isEqualTo("40");
    }

    @DisplayName("claims-F1 a wait that central ends by itself with a refusal is told to the site like a decision")
    @Test
    void aWaitThatEndsInARefusalIsTold() {
        Site other = aSite("desktop");
        String header = id();
        String line = id();
        long seq = k.nextSeq;
        assertThat(k.pushOne(invoiceLine(line, header))).isEqualTo("parent-missing");

        String elsewhere = aStoreOn(other);
        other.accepted(invoice(header, elsewhere, "nw", elsewhere));

        JsonNode told = told(1).get(0);
        assertThat(told.get("siteSeq").asLong()).isEqualTo(seq);
        assertThat(told.get("id").asText()).isEqualTo(line);
        assertThat(told.get("decision").asText()).isEqualTo("JUDGE_AGAIN");
        assertThat(told.get("outcome").asText()).isEqualTo("refused");
        assertThat(told.get("code").asText()).isEqualTo("not-your-store");
        assertThat(told.get("reason").asText()).startsWith("central");
        assertThat(list("siteId=" + k.id)).as("people still see it").hasSize(1);

        decide("JUDGE_AGAIN", Map.of("siteId", k.id));
        assertThat(told(1)).as("nothing new to tell").hasSize(1);
        decide("DISCARD", Map.of("siteId", k.id));
        assertThat(told(2).get(1).get("outcome").asText()).isEqualTo("discarded");
    }

    @DisplayName("claims-F1 a wait that ends because another version is stored is told as stale")
    @Test
    void aWaitThatEndsStaleIsTold() {
        String mine = aStoreOn(k);
        String header = id();
        assertThat(k.pushOne(on(9, invoiceLine(id(), header)))).isEqualTo("parent-missing");

        k.accepted(invoice(header, mine, "nw", mine));

        JsonNode told = told(1).get(0);
        assertThat(told.get("outcome").asText()).isEqualTo("stale");
        assertThat(told.get("code").asText()).isEqualTo("stale");
    }

    @Test
    void judgedAgainItStaysWhileNothingChanged() {
        assertThat(k.pushOne(stock(changed, store, "90"))).isEqualTo("store-moved");
        assertThat(k.pushOne(invoiceLine(id(), id()))).isEqualTo("parent-missing");

        JsonNode done = decide("JUDGE_AGAIN", Map.of("siteId", k.id));

        assertThat(done.get("decided").asInt()).isZero();
        assertThat(done.get("items"))
                .extracting(each ->
                        each.get("outcome").asText() + " " + each.get("code").asText())
                .containsExactlyInAnyOrder("quarantined store-moved", "quarantined parent-missing");
        JsonNode accepted = decide("ACCEPT", Map.of("siteId", k.id, "code", "parent-missing"));
        assertThat(accepted.get("items").get(0).get("code").asText())
                .as("nobody can say where it belongs")
                .isEqualTo("parent-missing");
    }

    @DisplayName("claims-F1 what the site is told: each decision once, in order, with code and reason")
    @Test
    void theSiteSeesDecisions() {
        long seq = k.nextSeq;
        k.push(stock(changed, store, "90"), stock(id(), store, "new"));
        decide("DISCARD", Map.of("siteId", k.id, "id", changed));
        decide("ACCEPT", Map.of("siteId", k.id));

        JsonNode first = decisions(0, 1);
        JsonNode told = first.get("items").get(0);
        assertThat(told.get("decision").asText()).isEqualTo("DISCARD");
        assertThat(told.get("siteSeq").asLong()).isEqualTo(seq);
        assertThat(told.get("outcome").asText()).isEqualTo("discarded");
        assertThat(told.get("code").asText()).isEqualTo("store-moved");
        assertThat(told.get("reason").asText()).isEqualTo("a test");
        assertThat(told.get("at").asText()).isNotEmpty();
        JsonNode second = decisions(first.get("next").asLong(), 2);
        assertThat(second.get("items"))
                .singleElement()
                .extracting(each -> each.get("decision").asText())
                .isEqualTo("ACCEPT");
        assertThat(second.path("next").isNumber()).isFalse();
    }

    @DisplayName("security: a waiting body is read with a reason only, which the audit keeps")
    @Test
    void aBodyIsReadWithAReason() throws SQLException {
        k.pushOne(stock(changed, store, "90"));
        String path = "/admin/v1/quarantine/" + k.id + "/item_line/" + changed;
        asAdmin().get(path).then().statusCode(400).body("code", Matchers.equalTo("invalid-request"));
        asAdmin().queryParam("reason", " ").get(path).then().statusCode(400);
        asAdmin()
                .get("/admin/v1/quarantine/" + k.id + "/item_line/none?reason=x")
                .then()
                .statusCode(404)
                .body("code", Matchers.equalTo("record-unknown"));

        String reason = "the store \"" + store + "\" called";
        asAdmin()
                .queryParam("reason", reason)
                .get(path)
                .then()
                .statusCode(200)
                .body("siteId", Matchers.equalTo(k.id))
                .body("code", Matchers.equalTo("store-moved"))
                .body("storeId", Matchers.equalTo(store))
                .body("waiting.note", Matchers.equalTo("90"))
                .body("central.body.note", Matchers.equalTo("40"))
                .body("central.by", Matchers.equalTo(l.id));

        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from audit_entry where kind = 'quarantine-read' and detail like ?")) {
            statement.setString(1, "%" + store + "%");
            try (var row = statement.executeQuery()) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void listsByFilter() {
        k.push(stock(changed, store, "90"), change("drone", id(), "'a':1"));

        assertThat(list("siteId=" + k.id + "&type=drone")).hasSize(1);
        assertThat(list("siteId=" + k.id + "&code=store-moved")).singleElement().satisfies(item -> {
            assertThat(item.get("op").asText()).isEqualTo("upsert");
            assertThat(item.get("waitsForType").asText()).isEqualTo("store");
            assertThat(item.get("siteSeq").asLong()).isEqualTo(k.nextSeq - 2);
            assertThat(item.get("bytes").asLong()).isPositive();
        });
        assertThat(list("storeId=" + store)).hasSize(1);
    }

    @Test
    void refusesWhatIsNoDecision() {
        for (String body : List.of(
                "{}",
                "{\"decision\":\"ACCEPT\",\"select\":{\"siteId\":1}}",
                "{\"decision\":\"ACCEPT\",\"reason\":\"x\"}",
                "{\"decision\":\"ACCEPT\",\"reason\":\"x\",\"select\":{}}",
                "{\"decision\":\"BURN\",\"reason\":\"x\",\"select\":{\"siteId\":1}}",
                "{\"decision\":\"ACCEPT\",\"reason\":\"x\",\"select\":{\"siteId\":1},\"limit\":1001}")) {
            asAdmin()
                    .body(body)
                    .post("/admin/v1/quarantine/decisions")
                    .then()
                    .statusCode(400)
                    .body("code", Matchers.equalTo("invalid-request"));
        }
        asGateway()
                .get("/internal/v1/sites/" + k.id + "/decisions?after=-1")
                .then()
                .statusCode(400);
    }

    @DisplayName("claims-A3 who holds the role is told; a site that can't be the primary is refused, saying why")
    @Test
    void whoCanBeThePrimary() {
        Site primary = aPrimary();
        Site next = aSite("desktop");
        for (Site unfit : List.of(aSite("mobile"), new Site(1_000_000_001, next.lineage))) {
            handed(unfit.id, "x").then().statusCode(409).body("code", Matchers.equalTo("primary-not-fit"));
        }
        asGateway()
                .contentType("application/json")
                .body(Map.of("name", "never", "kind", "desktop"))
                .put("/internal/v1/sites/90000")
                .then()
                .statusCode(200);
        handed(90_000, "x").then().statusCode(409).body("code", Matchers.equalTo("primary-not-fit"));

        handed(next.id, null)
                .then()
                .statusCode(409)
                .body("code", Matchers.equalTo("not-synchronised"))
                .body("outcome.sites.siteId", Matchers.hasItem(next.id));
        handed(next.id, "moving house").then().statusCode(204);
        asAdmin()
                .get("/admin/v1/primary")
                .then()
                .statusCode(200)
                .body("siteId", Matchers.equalTo(next.id))
                .body("former[0].siteId", Matchers.equalTo(primary.id));
        aPrimary();
    }

    @DisplayName("claims-F7 the types of a former primary are what they were")
    @Test
    void aFormerPrimaryForgetsTheStores() {
        Site next = aSite("desktop");
        makePrimary(next);
        next.drain();
        assertThat(next.replica.holds("store", store)).isTrue();

        aPrimary();

        next.drain();
        assertThat(next.replica.holds("store", store)).isFalse();
        assertThat(next.begin(next.nextSeq - 1, null).get("site").get("stores")).isEmpty();
    }

    @DisplayName("R41 a move without a reason asks for both queues, and that central collects the store")
    @Test
    void aMoveAsksForTheQueues() {
        Map<String, Integer> toK = Map.of("siteId", k.id);
        l.accepted(stock(id(), store, "more"));
        asAdmin()
                .body(toK)
                .put("/admin/v1/stores/" + store + "/assignment")
                .then()
                .statusCode(409)
                .body("code", Matchers.equalTo("not-synchronised"));
        for (Site site : List.of(k, l, k, l)) {
            site.sync();
        }
        centralCollects(store, false);
        asAdmin()
                .body(toK)
                .put("/admin/v1/stores/" + store + "/assignment")
                .then()
                .statusCode(409)
                .body("code", Matchers.equalTo("store-not-collected"));
        centralCollects(store, true);
        asAdmin()
                .body(toK)
                .put("/admin/v1/stores/" + store + "/assignment")
                .then()
                .statusCode(200);
    }

    @DisplayName("R15 the item of a former primary is taken by hand")
    @Test
    void centralDataAreAcceptedAlike() {
        makePrimary(k);
        aPrimary();
        String item = id();
        assertThat(k.pushOne(item(item, "late"))).isEqualTo("primary-moved");

        decide("ACCEPT", Map.of("siteId", k.id, "type", "item"));

        assertThat(l.drainOf(item)).hasSize(1);
    }

    private static io.restassured.response.Response handed(int site, String reason) {
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("siteId", site);
        body.put("reason", reason);
        return asAdmin().body(body).put("/admin/v1/primary");
    }

    private static JsonNode decide(String decision, Map<String, Object> select) {
        return decide(decision, select, 100);
    }

    private static JsonNode decide(String decision, Map<String, Object> select, int limit) {
        return json(asAdmin()
                .body(Map.of("decision", decision, "reason", "a test", "select", select, "limit", limit))
                .post("/admin/v1/quarantine/decisions")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    private JsonNode told(int expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> decisions(0, 100).get("items").size() >= expected);
        return decisions(0, 100).get("items");
    }

    private JsonNode decisions(long after, int limit) {
        return json(asGateway()
                .get("/internal/v1/sites/" + k.id + "/decisions?after=" + after + "&limit=" + limit)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    private static List<JsonNode> list(String query) {
        List<JsonNode> items = new ArrayList<>();
        json(asAdmin()
                        .get("/admin/v1/quarantine?" + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .get("items")
                .forEach(items::add);
        return items;
    }
}

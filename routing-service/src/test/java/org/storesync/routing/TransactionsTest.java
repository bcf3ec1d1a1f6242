package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.number;
import static org.storesync.routing.Central.sees;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.test.TestTokens;

/** "Include transactions in sync" (C3). */
@QuarkusTest
class TransactionsTest {
    private Site site;
    private String store;

    @BeforeEach
    void aDispensary() {
        site = aSite("desktop");
        store = id();
        aPrimary().pushOne(store(store, nameOf(store), "dispensary"));
        Central.assign(store, site);
        site.drain();
    }

    @DisplayName(
            "R22 transactions off: what C3 names is not collected, deletes and the rest go; on: the site sends all")
    @Test
    void leavesThemOutAndTakesThemAgain() {
        String before = id();
        site.push(stock(before, store), stock(id(), store));
        include(false).then().statusCode(200).body("transactions", equalTo(false));

        String header = id();
        assertThat(words(site.push(
                        stock(id(), store),
                        change("transact", header, "'store_ID':'" + store + "','type':'ci','mode':'dispensary'"),
                        invoiceLine(id(), header),
                        change("Stock_take", id(), "'store_ID':'" + store + "'"),
                        change("Location", id(), "'store_ID':'" + store + "'"),
                        delete("item_line", before))))
                .containsExactly(
                        "not-collected", "not-collected", "not-collected", "not-collected", "accepted", "accepted");
        assertThat(site.pushOne(invoiceLine(id(), header)))
                .as("in a later batch")
                .isEqualTo("not-collected");
        assertThat(seen().path("transactions").asBoolean()).isFalse();
        assertThat(seen().path("collected").asBoolean()).isTrue();
        long epoch = seen().path("collectingEpoch").asLong();

        include(true).then().statusCode(200).body("transactions", equalTo(true));

        assertThat(seen().path("collectingEpoch").asLong()).isEqualTo(epoch + 1);
        assertThat(site.pushOne(stock(id(), store))).isEqualTo("accepted");
    }

    @DisplayName("R40 transactions on, off, on while the site sends: it begins again each time they are on")
    @Test
    void beginsAgainEachTime() {
        long epoch = seen().path("collectingEpoch").asLong();
        for (boolean included : List.of(false, true, false, true)) {
            include(included).then().statusCode(200);
        }
        assertThat(seen().path("collectingEpoch").asLong()).isEqualTo(epoch + 2);
    }

    @DisplayName("C3: transfers to another store and their lines still come (D4, D5)")
    @Test
    void takesTransfers() {
        Site other = aSite("desktop");
        String customer = aStoreOn(other);
        sees(store, customer);
        other.drain();
        include(false);
        String header = id();
        String line = id();

        assertThat(words(site.push(invoice(header, store, "fn", customer), invoiceLine(line, header))))
                .containsOnly("accepted");
        assertThat(other.drain()).extracting(row -> row.path("id").asText()).contains(header, line);
        assertThat(site.pushOne(invoiceLine(id(), header))).as("alone").isEqualTo("accepted");
    }

    @DisplayName("C3: a collector gets no transactions meanwhile, and keeps what it has")
    @Test
    void collectorsKeepWhatTheyHave() {
        Site collector = aSite("desktop");
        collects(collector, store);
        String kept = id();
        String left = id();
        site.pushOne(stock(kept, store));
        include(false);

        site.pushOne(stock(left, store));

        collector.drain();
        assertThat(collector.replica.holds("item_line", kept)).isTrue();
        assertThat(collector.replica.holds("item_line", left)).isFalse();
    }

    @DisplayName("C3: only a dispensary; in mode store they count as on, and what was left out is sent")
    @Test
    void countsOnlyForADispensary() {
        include(false);
        long epoch = seen().path("collectingEpoch").asLong();

        aPrimary().pushOne(store(store, nameOf(store), "store"));

        assertThat(seen().path("transactions").asBoolean()).isTrue();
        assertThat(seen().path("collectingEpoch").asLong()).isEqualTo(epoch + 1);
        assertThat(site.pushOne(stock(id(), store))).isEqualTo("accepted");
        include(false).then().statusCode(409).body("code", equalTo("store-no-dispensary"));
    }

    @DisplayName("C3: who lists stores sees since when transactions are left out, and only while they are")
    @Test
    void tellsSinceWhen() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        include(false).then().statusCode(200);
        Instant since = leftOutSince();
        assertThat(since).isBetween(before, Instant.now());

        include(false).then().statusCode(200).body("transactionsLeftOutSince", equalTo(since.toString()));
        aPrimary().pushOne(store(store, nameOf(store), "dispensary"));
        assertThat(leftOutSince()).as("the same choice, and the record, again").isEqualTo(since);

        aPrimary().pushOne(store(store, nameOf(store), "store"));
        assertThat(leftOutSince()).as("no dispensary").isNull();
        Instant again = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        aPrimary().pushOne(store(store, nameOf(store), "dispensary"));
        assertThat(leftOutSince()).as("a dispensary again").isBetween(again, Instant.now());

        include(true).then().statusCode(200).body("$", not(hasKey("transactionsLeftOutSince")));
        assertThat(leftOutSince()).isNull();
    }

    /** In the list of stores, which the reporting-service reads. */
    private @Nullable Instant leftOutSince() {
        String since = RestAssured.given()
                .auth()
                .oauth2(TestTokens.person("viewer").token())
                .queryParam("limit", 1)
                .queryParam("cursor", Cursor.of(store.substring(0, store.length() - 1)))
                .get("/admin/v1/stores")
                .then()
                .statusCode(200)
                .body("items.storeId", equalTo(List.of(store)))
                .extract()
                .path("items[0].transactionsLeftOutSince");
        return since == null ? null : Instant.parse(since);
    }

    @DisplayName(
            "R41 move of a store not collected whole: also one whose transactions are left out moves only with a reason")
    @Test
    void movesOnlyWithAReason() {
        Site next = aSite("desktop");
        next.drain();
        include(false);
        for (Site each : List.of(site, next, site, next)) {
            each.sync();
        }
        Central.asAdmin()
                .body(Map.of("siteId", next.id))
                .put("/admin/v1/stores/" + store + "/assignment")
                .then()
                .statusCode(409)
                .body("code", equalTo("store-not-collected"));

        include(true);
        for (Site each : List.of(site, next, site, next)) {
            each.sync();
        }
        Central.asAdmin()
                .body(Map.of("siteId", next.id))
                .put("/admin/v1/stores/" + store + "/assignment")
                .then()
                .statusCode(200);
    }

    @DisplayName("C3: only sync-vendor may switch; the audit has who did it and why")
    @Test
    void onlyTheVendor() {
        for (String role : List.of("sync-admin", "data-admin", "viewer", "support", "supervisor", "auditor")) {
            include(role, store, Map.of("included", false)).then().statusCode(403);
        }
        RestAssured.given()
                .contentType("application/json")
                .body("{\"included\":false}")
                .put("/admin/v1/stores/" + store + "/transactions")
                .then()
                .statusCode(401);
        include("sync-vendor", "nobody", Map.of("included", false))
                .then()
                .statusCode(404)
                .body("code", equalTo("store-unknown"));
        include(TestTokens.person("sync-vendor").signedInAgo(Duration.ofMinutes(11)), store, Map.of("included", false))
                .then()
                .statusCode(403)
                .body("code", equalTo("login-too-old"));
        include("sync-vendor", store, Map.of()).then().statusCode(400);
        include("sync-vendor", store, Collections.singletonMap("included", null))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
        include("sync-vendor", store, Map.of("included", "maybe")).then().statusCode(400);

        include("sync-vendor", store, Map.of("included", false, "reason", "a slow line"))
                .then()
                .statusCode(200);

        assertThat(number("select count(*) from audit_entry where about = 'store/" + store
                        + "' and detail like '%a slow line%'"))
                .isOne();
    }

    private Response include(boolean included) {
        return include("sync-vendor", store, Map.of("included", included));
    }

    private static Response include(String role, String store, Map<String, Object> body) {
        return include(TestTokens.person(role), store, body);
    }

    private static Response include(TestTokens person, String store, Map<String, Object> body) {
        return RestAssured.given()
                .auth()
                .oauth2(person.token())
                .contentType("application/json")
                .body(body)
                .put("/admin/v1/stores/" + store + "/transactions");
    }

    /** The store as the site's view has it. */
    private JsonNode seen() {
        for (JsonNode each : site.begin(site.nextSeq - 1, null).path("site").path("stores")) {
            if (each.path("storeId").asText().equals(store)) {
                return each;
            }
        }
        throw new AssertionError("the site does not see its store");
    }

    private static List<String> words(List<JsonNode> outcomes) {
        return outcomes.stream().map(Site::word).toList();
    }
}

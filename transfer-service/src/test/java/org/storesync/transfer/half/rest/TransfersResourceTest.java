package org.storesync.transfer.half.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.storesync.transfer.fixture.Calls.by;
import static org.storesync.transfer.fixture.Calls.expect;
import static org.storesync.transfer.fixture.Calls.viewer;
import static org.storesync.transfer.fixture.Documents.invoice;
import static org.storesync.transfer.fixture.Documents.line;
import static org.storesync.transfer.fixture.Documents.with;

import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.Trouble;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.test.TestPostgres;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.DerivedId;
import org.storesync.model.ProblemCode;
import org.storesync.transfer.fixture.CentralLog;

/** The running service between a feed and a site's push, and what people see of it (D1, D4). */
@QuarkusTest
class TransfersResourceTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    FakeRouting routing;

    CentralLog central;
    private String from = "";
    private String to = "";

    @BeforeEach
    void twoStores() {
        int number = COUNT.incrementAndGet();
        from = "from" + number;
        to = "to" + number;
        log().store(from, "name of " + from, "2019-03-04");
        log().store(to, "name of " + to, "2026-06-01");
        log().central("item", "item");
    }

    private CentralLog log() {
        return central;
    }

    private String shipment(int number) {
        String id = from + "-" + number;
        log().put("store/" + from, "transact", id, invoice(id, from, "name of " + to));
        log().put("store/" + from, "trans_line", id + "-a", line(id + "-a", id, "2"));
        log().put("store/" + from, "trans_line", id + "-b", line(id + "-b", id, "3"));
        return id;
    }

    private static JsonPath awaited(String source, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> viewer().get("/api/v1/transfers/" + source).path("state"), state::equals);
        return viewer().get("/api/v1/transfers/" + source).jsonPath();
    }

    /** Waits until the transfer is held for this reason. As long as a name has not come, it is held as unknown first. */
    private static JsonPath heldAs(String source, String reason) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> viewer().get("/api/v1/transfers/" + source).path("reason"), reason::equals);
        return awaited(source, "held");
    }

    private void siteNumbers(String half, int number) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        log().stored("transact", half)
                .orElseThrow()
                .body()
                .properties()
                .forEach(field -> body.put(field.getKey(), field.getValue()));
        body.put("invoice_num", number);
        log().put("store/" + to, "transact", half, body);
    }

    @DisplayName("D1, D4: from a finalised invoice to the half, and to the number its site gives it")
    @Test
    void showsATransfer() {
        String source = shipment(1);

        JsonPath made = awaited(source, "sent");
        assertThat(made.getString("sourceId")).isEqualTo(source);
        assertThat(made.getString("initiatingStore")).isEqualTo(from);
        assertThat(made.getString("receivingStore")).isEqualTo(to);
        assertThat(made.getInt("number")).isEqualTo(-1);
        assertThat(made.getInt("waiting")).isZero();
        assertThat(made.getMap("$")).doesNotContainKey("code").containsKeys("madeAt", "changedAt");
        String half = made.getString("halfId");
        assertThat(log().stored("transact", half)).isPresent();
        assertThat(log().bodies("trans_line").stream()
                        .filter(line -> line.path("transaction_ID").asText().equals(half)))
                .hasSize(2);

        siteNumbers(half, 41);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> viewer().get("/api/v1/transfers/" + source).path("number"), Integer.valueOf(41)::equals);
        JsonPath numbered = awaited(source, "sent");
        assertThat(numbered.getInt("sourceNumber")).isEqualTo(17);
        assertThat(numbered.getString("turn")).isEqualTo("receiving-store");
        assertThat(routing.faults()).isEmpty();
    }

    @DisplayName("I4: answers that are lost make nothing twice")
    @Test
    void lostAnswersMakeNothingTwice() {
        for (int i = 0; i < 3; i++) {
            routing.trouble("/push", Trouble.CUT);
        }
        String source = shipment(1);

        String half = awaited(source, "sent").getString("halfId");

        assertThat(routing.lanes().replays()).isPositive();
        assertThat(log().stored("transact", half).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void showsWhyAHalfWasRefused() {
        String half = DerivedId.of(from + "-1", "supplier-invoice", to);
        log().refuse(half, "record-too-large");
        String source = shipment(1);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> viewer().get("/api/v1/transfers/" + source)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("held"))
                        .body("reason", equalTo("record-too-large")));
    }

    @Test
    void listsByStoreAndStateInPages() {
        List<String> sources = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            String source = shipment(number);
            awaited(source, "sent");
            sources.add(source);
        }
        log().put(
                        "store/" + from,
                        "transact",
                        sources.get(4),
                        with(invoice(sources.get(4), from, "name of " + to), "status", "cn"));
        awaited(sources.get(4), "draft");

        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            var call =
                    viewer().queryParam("store", to).queryParam("state", "sent").queryParam("limit", "3");
            JsonPath page = (cursor == null ? call : call.queryParam("cursor", cursor))
                    .get("/api/v1/transfers")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.sourceId"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(listed)
                .as("the newest first")
                .containsExactlyElementsOf(sources.subList(0, 4).reversed());
        viewer().queryParam("store", from)
                .queryParam("state", "draft")
                .get("/api/v1/transfers")
                .then()
                .body("items.sourceId", equalTo(List.of(sources.get(4))))
                .body("$", not(hasKey("nextCursor")));
        viewer().queryParam("store", "nobody").get("/api/v1/transfers").then().body("items", hasSize(0));
        viewer().get("/api/v1/transfers").then().body("items.sourceId", hasItem(sources.getFirst()));
    }

    @DisplayName("D4: how many halves wait for their number, and since when")
    @Test
    void showsFigures() {
        JsonPath before = viewer().get("/api/v1/transfer-figures").jsonPath();
        String source = shipment(1);
        String half = awaited(source, "sent").getString("halfId");

        JsonPath after = viewer().get("/api/v1/transfer-figures").jsonPath();
        assertThat(after.getMap("pairs")).containsOnlyKeys("draft", "held", "sent", "taken", "received", "dropped");
        assertThat(after.getLong("pairs.sent")).isEqualTo(before.getLong("pairs.sent") + 1);
        assertThat(after.getLong("unnumbered")).isEqualTo(before.getLong("unnumbered") + 1);
        assertThat(after.getString("oldestUnnumberedAt")).isNotNull();
        siteNumbers(half, 7);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> viewer().get("/api/v1/transfers/" + source).path("number"), Integer.valueOf(7)::equals);

        viewer().get("/api/v1/transfer-figures")
                .then()
                .body("unnumbered", equalTo((int) before.getLong("unnumbered")))
                .body("oldestPushingAt", nullValue());
    }

    @Test
    void aDocumentThatMadeNoHalfIsUnknown() {
        expect(ProblemCode.TRANSFER_UNKNOWN, viewer().get("/api/v1/transfers/nothing"));
        expect(ProblemCode.INVALID_REQUEST, viewer().urlEncodingEnabled(false).get("/api/v1/transfers/a%00b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/transfers", "/api/v1/transfers/S", "/api/v1/transfer-figures"})
    void isForPeopleWithARole(String path) {
        expect(ProblemCode.NOT_AUTHENTICATED, given().get(path));
        expect(
                ProblemCode.NOT_AUTHENTICATED,
                given().header(
                                "Authorization",
                                TestTokens.person("viewer")
                                        .forAudience("sync-gateway")
                                        .bearer())
                        .get(path));
        expect(ProblemCode.FORBIDDEN, by("data-admin", "auditor", "supervisor").get(path));
        for (String role : List.of("viewer", "support", "sync-admin")) {
            assertThat(by(role).get(path).statusCode()).as(role).isIn(200, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=many",
                "limit=99999999999",
                "state=new",
                "state=made",
                "format=xml",
                "closed=maybe",
                "reason=",
                "store=a%00b",
                "cursor=!",
                "cursor=AA"
            })
    void refusesWrongParameters(String query) {
        expect(ProblemCode.INVALID_REQUEST, viewer().urlEncodingEnabled(false).get("/api/v1/transfers?" + query));
    }

    @Test
    void takesTheLargestPage() {
        viewer().queryParam("limit", 500).get("/api/v1/transfers").then().statusCode(200);
        viewer().queryParam("cursor", Cursor.of("1970-01-01T00:00:00Z", "a", "b"))
                .get("/api/v1/transfers")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @DisplayName(
            "field-F1 what is too old is listed with why, and sent by a person who says why; contract and CSV tell it")
    @Test
    void sendsWhatIsHeld() {
        String id = from + "-old";
        log().put(
                        "store/" + from,
                        "transact",
                        id,
                        with(invoice(id, from, "name of " + to), "confirm_date", "2026-01-01"));
        JsonPath held = heldAs(id, "too-old");
        assertThat(held.getString("turn")).isEqualTo("administrator");
        viewer().queryParam("reason", "too-old")
                .queryParam("store", from)
                .get("/api/v1/transfers")
                .then()
                .body("items.sourceId", equalTo(List.of(id)));
        String csv = viewer().queryParam("format", "csv")
                .queryParam("store", from)
                .get("/api/v1/transfers")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv).contains("type,kind,sourceId").contains(id).contains(",held,too-old,");

        expect(ProblemCode.FORBIDDEN, acted(viewer(), id, "sending", "x"));
        expect(ProblemCode.INVALID_REQUEST, acted(by("sync-admin"), id, "sending", " "));
        expect(ProblemCode.TRANSFER_UNKNOWN, acted(by("sync-admin"), "nothing", "sending", "x"));
        acted(by("sync-admin"), id, "sending", "on the way").then().statusCode(200);
        awaited(id, "sent");
        viewer().get("/api/v1/transfers/" + id + "/history")
                .then()
                .body("items.find { it.event == 'sending' }.why", equalTo("on the way"));
    }

    @Test
    void closesInBulk() {
        for (String id : List.of(from + "-1", from + "-2")) {
            log().put(
                            "store/" + from,
                            "transact",
                            id,
                            with(invoice(id, from, "name of " + to), "confirm_date", "2026-01-01"));
            heldAs(id, "too-old");
        }
        expect(
                ProblemCode.INVALID_REQUEST,
                by("sync-admin")
                        .contentType("application/json")
                        .body("{\"reason\":\"x\"}")
                        .post("/api/v1/transfers/closing"));
        by("sync-admin")
                .contentType("application/json")
                .body("{\"reason\":\"settled on paper\"}")
                .queryParam("store", from)
                .queryParam("reason", "too-old")
                .post("/api/v1/transfers/closing")
                .then()
                .statusCode(200)
                .body("done", equalTo(2))
                .body("more", equalTo(false));
        viewer().queryParam("store", from).get("/api/v1/transfers").then().body("items", hasSize(0));
        viewer().queryParam("store", from)
                .queryParam("closed", "true")
                .get("/api/v1/transfers")
                .then()
                .body("items", hasSize(2));
    }

    private static Response acted(RequestSpecification caller, String id, String act, String reason) {
        return caller.contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/api/v1/transfers/" + id + "/" + act);
    }

    /** As the reader does when its position is below the feed's floor. */
    private static void forgetFeed(int partition) {
        try (Connection connection = TestPostgres.connect()) {
            Jdbc.update(
                    connection, "update feed_position set seq = null, load_head = null where partition = ?", partition);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @DisplayName("after an absence longer than the feed is kept everything is read again, and nothing is made twice")
    @Test
    void readsEverythingAnew() {
        String source = shipment(1);
        String half = awaited(source, "sent").getString("halfId");
        int pushed = log().pushed().size();

        forgetFeed(log().partition("store/" + from));
        String next = shipment(2);
        awaited(next, "sent");

        assertThat(log().pushed()).hasSize(pushed + 3);
        assertThat(log().stored("transact", half).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    @DisabledOnIntegrationTest("a packaged service has health and figures at another port")
    void isReadyAndCountsItsWork() {
        given().get("/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/health/live").then().statusCode(200);
        assertThat(given().get("/metrics").asString()).contains("sync_feed_lag", "sync_outbox_depth");
    }
}

package org.storesync.masterdata.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.as;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.etag;
import static org.storesync.masterdata.fixture.Api.expect;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.item;
import static org.storesync.masterdata.fixture.Api.post;
import static org.storesync.masterdata.fixture.Api.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.Judge.Pushed;
import org.storesync.masterdata.fixture.FakeCentral;
import org.storesync.masterdata.fixture.Sample;
import org.storesync.model.ProblemCode;

/** The role of the primary goes to another site and comes back (A3). */
@QuarkusTest
class MirroredTest {
    private static final String ITEMS = "/api/v1/items/";
    private static final int REMOTE = 7;

    FakeCentral routing;

    @BeforeEach
    void primary() {
        routing.usual();
        awaitRole("PRIMARY");
    }

    @AfterEach
    void handBack() {
        routing.usual();
    }

    @Test
    void isAReadOnlyReplicaWhileAnotherSiteEdits() {
        String id = item(fresh("MIR"));
        Awaitility.await().until(() -> routing.pushedOf(id).size() == 1);
        routing.givePrimaryTo(REMOTE);
        awaitRole("ELSEWHERE");

        expect(ProblemCode.NOT_PRIMARY, post("/api/v1/units", "{'name':'Any'}"))
                .body("detail", org.hamcrest.Matchers.containsString("site 7"))
                .body("supported.siteId", equalTo(REMOTE));
        expect(ProblemCode.NOT_PRIMARY, put(ITEMS + id, etag(ITEMS + id), "{'code':'x','name':'y'}"));
        expect(ProblemCode.NOT_PRIMARY, admin().delete(ITEMS + id));
        expect(
                ProblemCode.NOT_PRIMARY,
                admin().contentType("text/csv").body("unit\nX\n").post("/api/v1/imports?type=units"));

        routing.fromOutside(
                "item", id, "upsert", "{\"ID\":\"" + id + "\",\"code\":\"R\",\"item_name\":\"Remote\",\"ours\":1.50}");
        Awaitility.await()
                .until(() -> "Remote".equals(as("viewer").get(ITEMS + id).path("name")));
    }

    @Test
    void editsAgainWhenTheRoleComesBackAndLosesNothing() {
        String id = fresh("remote-");
        routing.givePrimaryTo(REMOTE);
        awaitRole("ELSEWHERE");
        long version = routing.fromOutside(
                "item",
                id,
                "upsert",
                "{\"ID\":\"%s\",\"code\":\"%s\",\"item_name\":\"Theirs\",\"ddd factor\":1.50,\"custom_data\":{\"a\":[1]}}"
                        .formatted(id, fresh("REM")));
        routing.givePrimaryTo(null);
        awaitRole("PRIMARY");

        // Nobody may edit for a moment before everything that the other primary made is here.
        JsonPath read =
                as("viewer").get(ITEMS + id).then().statusCode(200).extract().jsonPath();
        put(ITEMS + id, etag(ITEMS + id), "{'code':'%s','name':'Ours'}".formatted(read.getString("code")))
                .then()
                .statusCode(200);

        Awaitility.await().until(() -> routing.pushedOf(id).size() == 1);
        Pushed pushed = routing.pushedOf(id).getFirst();
        assertThat(pushed.baseVersion()).isEqualTo(version);
        assertThat(pushed.body().path("item_name").asText()).isEqualTo("Ours");
        assertThat(pushed.body().path("ddd factor").decimalValue()).hasToString("1.50");
        assertThat(pushed.body().path("custom_data").path("a").path(0).asInt()).isEqualTo(1);
    }

    @DisplayName("I12: what a restored central lacks is pushed again, once, and nothing else is")
    @Test
    void pushesAgainWhatARestoredCentralLacks() {
        String kept = item(fresh("HAS"));
        String lost = item(fresh("LACKS"));
        Awaitility.await()
                .until(() -> routing.pushedOf(lost).size() == 1
                        && routing.pushedOf(kept).size() == 1);
        Awaitility.await().untilAsserted(() -> assertThat(etag(ITEMS + lost)).isEqualTo("\"0\""));
        routing.restoreBefore("item", lost);

        String next = fresh("outside-");
        routing.fromOutside(
                "item",
                next,
                "upsert",
                "{\"ID\":\"%s\",\"code\":\"%s\",\"item_name\":\"Later\"}".formatted(next, next));

        Awaitility.await().until(() -> routing.pushedOf(lost).size() == 2);
        Pushed again = routing.pushedOf(lost).getLast();
        assertThat(again.baseVersion()).isNull();
        assertThat(again.body()).isEqualTo(routing.pushedOf(lost).getFirst().body());
        Awaitility.await()
                .until(() -> "Later".equals(as("viewer").get(ITEMS + next).path("name")));
        assertThat(routing.pushedOf(kept)).hasSize(1);
    }

    @DisplayName(
            "I12: while another site is the primary, a replica takes what a restored central has, and pushes nothing")
    @Test
    void followsARestoredCentralWhileAnotherSiteEdits() {
        String id = fresh("older-");
        routing.givePrimaryTo(REMOTE);
        awaitRole("ELSEWHERE");
        routing.row("item", id, "upsert", 9, Sample.body("{'code':'%s','item_name':'Lost'}".formatted(id)));
        Awaitility.await()
                .until(() -> "Lost".equals(as("viewer").get(ITEMS + id).path("name")));

        routing.restoreBefore("item", id);
        routing.row("item", id, "upsert", 5, Sample.body("{'code':'%s','item_name':'Kept'}".formatted(id)));

        Awaitility.await()
                .until(() -> "Kept".equals(as("viewer").get(ITEMS + id).path("name")));
        assertThat(routing.pushedOf(id)).isEmpty();
    }

    @Test
    void keepsEditsCentralDidNotTakeAndGoesBackToCentralsState() {
        String id = item(fresh("KEPT"));
        Awaitility.await().until(() -> routing.pushedOf(id).size() == 1);
        Awaitility.await().untilAsserted(() -> assertThat(etag(ITEMS + id)).isEqualTo("\"0\""));
        String code = as("viewer").get(ITEMS + id).path("code");
        String neverKnown = fresh("lost-");
        routing.takePushes(false);

        put(ITEMS + id, etag(ITEMS + id), "{'code':'%s','name':'Mine'}".formatted(code))
                .then()
                .statusCode(200);
        admin().contentType("application/json")
                .header("If-None-Match", "*")
                .body("{\"code\":\"%s\",\"name\":\"New\"}".formatted(fresh("NEW")))
                .put(ITEMS + neverKnown)
                .then()
                .statusCode(201);
        // The role went, and the new primary changed the item, before central got our edit.
        routing.fromOutside(
                "item", id, "upsert", "{\"ID\":\"%s\",\"code\":\"%s\",\"item_name\":\"Theirs\"}".formatted(id, code));
        Awaitility.await()
                .during(java.time.Duration.ofMillis(300))
                .until(() -> "Mine".equals(as("viewer").get(ITEMS + id).path("name")));
        routing.refuse(each -> Optional.of("primary-only"));
        routing.takePushes(true);

        Awaitility.await()
                .until(() -> "Theirs".equals(as("viewer").get(ITEMS + id).path("name")));
        expect(ProblemCode.RECORD_UNKNOWN, as("viewer").get(ITEMS + neverKnown));
        JsonPath lost = admin().get("/admin/v1/lost-edits?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> ours = lost.getList("items.recordId");
        assertThat(ours).contains(id, neverKnown);
        int at = ours.indexOf(id);
        assertThat(lost.getString("items[" + at + "].code")).isEqualTo("primary-only");
        assertThat(lost.getString("items[" + at + "].op")).isEqualTo("upsert");
        assertThat(lost.getString("items[" + at + "].body.item_name")).isEqualTo("Mine");

        String first = lost.getString("items[0].id");
        admin().get("/admin/v1/lost-edits?limit=1")
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("nextCursor", equalTo(first));
        admin().get("/admin/v1/lost-edits?limit=1&cursor=" + first)
                .then()
                .body("items.id", equalTo(List.of(lost.getString("items[1].id"))));
        admin().delete("/admin/v1/lost-edits/" + first).then().statusCode(204);
        expect(ProblemCode.RECORD_UNKNOWN, admin().delete("/admin/v1/lost-edits/" + first));
        expect(ProblemCode.INVALID_REQUEST, admin().delete("/admin/v1/lost-edits/none"));
        expect(ProblemCode.INVALID_REQUEST, admin().get("/admin/v1/lost-edits?limit=201"));
        expect(ProblemCode.INVALID_REQUEST, admin().get("/admin/v1/lost-edits?cursor=none"));
    }

    @Test
    void bringsBackWhatWasNotToBeDeleted() {
        String id = item(fresh("BACK"));
        Awaitility.await().until(() -> routing.pushedOf(id).size() == 1);
        routing.refuse(each -> each.op().equals("delete") ? Optional.of("primary-only") : Optional.empty());

        admin().delete(ITEMS + id).then().statusCode(204);

        Awaitility.await().until(() -> as("viewer").get(ITEMS + id).statusCode() == 200);
        assertThat(routing.pushedOf(id).getLast().op()).isEqualTo("delete");
    }

    @Test
    void appliesTheFeedByVersion() {
        String id = fresh("feed-");
        routing.row("unit", id, "upsert", 5, Sample.body("{'ID':'x','units':'Five','comment':'c','order_number':2}"));
        Awaitility.await()
                .until(() ->
                        "Five".equals(as("viewer").get("/api/v1/units/" + id).path("name")));
        String etag = etag("/api/v1/units/" + id);

        routing.row("unit", id, "upsert", 4, Sample.body("{'ID':'x','units':'Four'}"));
        routing.row("unit", id, "delete", 3, null);
        routing.row("unit", id, "upsert", 5, Sample.body("{'ID':'x','units':'Five again'}"));
        String last = fresh("feed-");
        routing.row("unit", last, "upsert", 1, Sample.body("{'units':'Last'}"));
        Awaitility.await().until(() -> as("viewer").get("/api/v1/units/" + last).statusCode() == 200);
        assertThat(etag("/api/v1/units/" + id)).isEqualTo(etag);

        routing.row("unit", id, "delete", 6, null);
        Awaitility.await().until(() -> as("viewer").get("/api/v1/units/" + id).statusCode() == 404);
    }

    @Test
    void itsOwnEditsComingBackChangeNothing() {
        String id = item(fresh("ECHO"));
        Awaitility.await().until(() -> routing.pushedOf(id).size() == 1);
        String last = fresh("after-");
        routing.row("unit", last, "upsert", 1, Sample.body("{'units':'After'}"));

        Awaitility.await().until(() -> as("viewer").get("/api/v1/units/" + last).statusCode() == 200);
        assertThat(etag(ITEMS + id)).isEqualTo("\"0\"");
    }

    @Test
    void bearsOddBodiesAndLeavesPatientsAlone() {
        String odd = fresh("odd-");
        routing.row("item", odd, "upsert", 1, Sample.body("{'code':[1],'item_name':{'a':1},'unit_ID':7,'doses':'x'}"));
        routing.row(
                "item",
                odd + "b",
                "upsert",
                1,
                Sample.body("{'code':'a\\u0000b\\ud800','unit_ID':'%s'}".formatted("u".repeat(5000))));
        routing.row("item", odd + "c", "upsert", 1, Sample.body("{'default_pack_size':1e9999,'volume_per_pack':-0.1}"));
        routing.row(
                "item", odd + "d", "upsert", 1, Sample.body("{}").arrayNode().add(1));
        routing.row("item", odd + "e", "upsert", 1, null);
        routing.row("item", odd + "f", "remove", 1, null);
        routing.row("item_line", odd, "upsert", 1, Sample.body("{}"));
        routing.row("name", odd + "p", "upsert", 1, Sample.body("{'type':'patient','name':'Nobody','code':'P'}"));
        routing.row("pref", odd + "q", "upsert", 1, Sample.body("{'item':'other'}"));
        routing.row("unit", odd, "upsert", 1, Sample.body("{'units':'Seen'}"));

        Awaitility.await().until(() -> as("viewer").get("/api/v1/units/" + odd).statusCode() == 200);
        as("viewer")
                .get(ITEMS + odd)
                .then()
                .statusCode(200)
                .body("code", equalTo(""))
                .body("doses", equalTo(0));
        as("viewer").get(ITEMS + odd + "b").then().statusCode(200);
        as("viewer").get(ITEMS + odd + "c").then().statusCode(200);
        expect(ProblemCode.RECORD_UNKNOWN, as("viewer").get("/api/v1/names/" + odd + "p"));
        as("viewer").get("/api/v1/items?limit=200").then().statusCode(200);
    }
}

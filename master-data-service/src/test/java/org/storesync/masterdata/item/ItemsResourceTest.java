package org.storesync.masterdata.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.as;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.etag;
import static org.storesync.masterdata.fixture.Api.expect;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.item;
import static org.storesync.masterdata.fixture.Api.made;
import static org.storesync.masterdata.fixture.Api.make;
import static org.storesync.masterdata.fixture.Api.post;
import static org.storesync.masterdata.fixture.Api.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.Judge.Pushed;
import org.storesync.masterdata.fixture.FakeCentral;
import org.storesync.model.ProblemCode;

@QuarkusTest
class ItemsResourceTest {
    private static final String ITEMS = "/api/v1/items";

    FakeCentral routing;

    @BeforeEach
    void primary() {
        routing.usual();
        awaitRole("PRIMARY");
    }

    @Test
    void makesAnItemAndPublishesItsCanonicalBody() {
        String unit = made("/api/v1/units", "{'name':'%s'}".formatted(fresh("Tablet ")));
        String code = fresh("PARA");

        JsonPath made = post(
                        ITEMS,
                        "{'code':'%s','name':'Paracetamol','unitId':'%s','defaultPackSize':'100.0','volumePerPack':0.00005,'ven':'E'}"
                                .formatted(code, unit))
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .extract()
                .jsonPath();

        String id = made.getString("id");
        assertThat(made.getString("defaultPackSize")).isEqualTo("100");
        assertThat(made.getString("volumePerPack")).isEqualTo("0.00005");
        assertThat(made.getString("type")).isEqualTo("general");
        Pushed pushed = awaitPushed(id, 1).getFirst();
        assertThat(pushed.type()).isEqualTo("item");
        assertThat(pushed.baseVersion()).isNull();
        assertThat(pushed.body().path("ID").asText()).isEqualTo(id);
        assertThat(pushed.body().path("unit_ID").asText()).isEqualTo(unit);
        assertThat(pushed.body().path("default_pack_size").isIntegralNumber()).isTrue();
        assertThat(pushed.body().path("volume_per_pack").decimalValue()).isEqualByComparingTo("0.00005");
        assertThat(pushed.body().has("universalcodes_code")).isTrue();
    }

    @Test
    void showsBothStatesToWhoComesTooLate() {
        String id = item(fresh("LATE"));
        String path = ITEMS + "/" + id;
        String read = etag(path);

        put(path, read, "{'code':'%s','name':'First'}".formatted(fresh("L")))
                .then()
                .statusCode(200);

        expect(ProblemCode.STATE_CHANGED, put(path, read, "{'code':'x','name':'Second'}"))
                .body("outcome.current.name", equalTo("First"))
                .body("outcome.current.version", equalTo(1))
                .body("outcome.yours.name", equalTo("Second"));
        expect(ProblemCode.STATE_CHANGED, make(path, "{'code':'y','name':'Third'}"))
                .body("outcome.current.name", equalTo("First"));
        expect(
                ProblemCode.CONDITION_REQUIRED,
                admin().contentType("application/json")
                        .body("{\"code\":\"x\",\"name\":\"n\"}")
                        .put(path));
        expect(ProblemCode.STATE_CHANGED, put(path, "nonsense", "{'code':'x','name':'Second'}"));
    }

    @Test
    void answersUnchangedWithoutABody() {
        String path = ITEMS + "/" + item(fresh("SAME"));

        as("viewer")
                .header("If-None-Match", etag(path))
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", etag(path));
        as("viewer").header("If-None-Match", "\"77\"").get(path).then().statusCode(200);
    }

    @Test
    void makesAndChangesUnderAGivenId() {
        String path = ITEMS + "/" + fresh("given-");
        String code = fresh("GIV");

        expect(ProblemCode.RECORD_UNKNOWN, put(path, "\"0\"", "{'code':'%s','name':'n'}".formatted(code)));
        make(path, "{'code':'%s','name':'n'}".formatted(code)).then().statusCode(201);
        put(path, etag(path), "{'code':'%s','name':'m'}".formatted(code))
                .then()
                .statusCode(200)
                .body("name", equalTo("m"))
                .header("ETag", "\"1\"");
    }

    @Test
    void changesOnTheVersionCentralGave() {
        String id = item(fresh("BASE"));
        awaitPushed(id, 1);
        String path = ITEMS + "/" + id;
        Awaitility.await().untilAsserted(() -> {
            put(path, etag(path), "{'code':'%s','name':'again'}".formatted(fresh("B")))
                    .then()
                    .statusCode(200);
            List<Pushed> pushed = routing.pushedOf(id);
            assertThat(pushed.getLast().baseVersion()).isNotNull();
        });
    }

    @Test
    void keepsCodesUnique() {
        String code = fresh("UNIQ");
        String first = item(code);

        expect(
                        ProblemCode.CODE_TAKEN,
                        post(ITEMS, "{'code':'%s','name':'n'}".formatted(code.toLowerCase(java.util.Locale.ROOT))))
                .body("violations[0].field", equalTo("code"))
                .body("outcome.id", equalTo(first));
        admin().delete(ITEMS + "/" + first).then().statusCode(204);
        post(ITEMS, "{'code':'%s','name':'n'}".formatted(code)).then().statusCode(201);
    }

    @Test
    void deletesWhatNobodyUses() {
        String id = item(fresh("DEL"));
        String list = made("/api/v1/item-lists", "{'code':'%s','description':'d'}".formatted(fresh("LD")));
        String line = made("/api/v1/item-lists/" + list + "/lines", "{'itemId':'%s'}".formatted(id));

        expect(ProblemCode.IN_USE, admin().delete(ITEMS + "/" + id))
                .body("outcome.usedBy", equalTo(Map.of("list lines", 1)));
        expect(ProblemCode.STATE_CHANGED, admin().header("If-Match", "\"9\"").delete(ITEMS + "/" + id));
        admin().delete("/api/v1/item-lists/" + list).then().statusCode(204);
        admin().delete(ITEMS + "/" + id).then().statusCode(204);

        expect(ProblemCode.RECORD_UNKNOWN, admin().get(ITEMS + "/" + id));
        expect(ProblemCode.RECORD_UNKNOWN, admin().delete(ITEMS + "/" + id));
        awaitPushed(id, 2);
        assertThat(routing.pushedOf(id).getLast().op()).isEqualTo("delete");
        assertThat(routing.pushedOf(line).getLast().op()).isEqualTo("delete");
        assertThat(routing.pushedOf(list).getLast().op()).isEqualTo("delete");
    }

    @Test
    void listsInOrderPageByPageWithSearch() {
        String mark = fresh("page_%!x");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            codes.add("C" + i + mark);
            item(codes.getLast());
        }
        item("other" + fresh("pageXX"));

        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification page =
                    as("viewer").queryParam("limit", 2).queryParam("search", mark.toUpperCase(java.util.Locale.ROOT));
            JsonPath answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get(ITEMS)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(org.hamcrest.Matchers.lessThanOrEqualTo(2)))
                    .extract()
                    .jsonPath();
            paged.addAll(answer.getList("items.code"));
            cursor = answer.getString("nextCursor");
        } while (cursor != null);

        assertThat(paged).isEqualTo(codes);
        as("viewer")
                .queryParam("search", mark)
                .queryParam("updatedAfter", "2100-01-01T00:00:00Z")
                .get(ITEMS)
                .then()
                .body("items", hasSize(0))
                .body("$", not(hasKey("nextCursor")));
    }

    @Test
    void refusesWhatItCanNotRead() {
        for (String query :
                List.of("limit=0", "limit=201", "cursor=!", "cursor=QUJD", "updatedAfter=today", "limit=x")) {
            expect(ProblemCode.INVALID_REQUEST, as("viewer").get(ITEMS + "?" + query))
                    .body("violations[0].field", equalTo(query.substring(0, query.indexOf('='))));
        }
        as("viewer").get(ITEMS + "?limit=200").then().statusCode(200);
        expect(ProblemCode.MALFORMED_BODY, post(ITEMS, "{"));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'name':'n'}")).body("violations[0].field", equalTo("code"));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'code':'%s','name':'n'}".formatted("x".repeat(101))));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'code':'a','name':'n','defaultPackSize':'ten'}"))
                .body("violations[0].field", equalTo("defaultPackSize"));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'code':'a','name':'n','defaultPackSize':'-1'}"));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'code':'a','name':'n','defaultPackSize':1e400000}"));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'code':'a','name':'n','type':'kit'}"));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'code':'a','name':'n','strength':'\\u0000'}"));
        expect(ProblemCode.INVALID_REQUEST, post(ITEMS, "{'code':'a','name':'n','unitId':'nowhere'}"))
                .body("violations[0].field", equalTo("unitId"));
        expect(ProblemCode.INVALID_REQUEST, make(ITEMS + "/" + "x".repeat(65), "{'code':'a','name':'n'}"));
        expect(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                admin().contentType("text/plain").body("x").post(ITEMS));
        expect(
                ProblemCode.BODY_TOO_LARGE,
                admin().contentType("application/json")
                        .body("{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}")
                        .post(ITEMS));
    }

    private List<Pushed> awaitPushed(String id, int count) {
        Awaitility.await().until(() -> routing.pushedOf(id).size() >= count);
        return routing.pushedOf(id);
    }

    @DisplayName("field-D1 an item, unit or option that records of stores name is not deleted")
    @Test
    void isNotDeletedWhileStoresNameIt() {
        String id = item(fresh("NAMED"));
        routing.fromOutside("item_line", fresh("line-"), "upsert", "{\"store_ID\":\"s\",\"item_ID\":\"" + id + "\"}");

        String other = item(fresh("FREE"));
        String marker = fresh("marker-");
        routing.fromOutside("unit", marker, "upsert", "{\"ID\":\"" + marker + "\",\"units\":\"" + marker + "\"}");
        Awaitility.await()
                .until(() -> as("viewer").get("/api/v1/units/" + marker).statusCode() == 200);

        expect(ProblemCode.IN_USE, admin().delete("/api/v1/items/" + id)).body("outcome.namedByStores", equalTo(true));
        admin().delete("/api/v1/items/" + other).then().statusCode(204);
    }
}

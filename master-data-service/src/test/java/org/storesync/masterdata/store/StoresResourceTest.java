package org.storesync.masterdata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.as;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.etag;
import static org.storesync.masterdata.fixture.Api.expect;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.made;
import static org.storesync.masterdata.fixture.Api.make;
import static org.storesync.masterdata.fixture.Api.name;
import static org.storesync.masterdata.fixture.Api.post;
import static org.storesync.masterdata.fixture.Api.put;
import static org.storesync.masterdata.fixture.Api.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.fixture.FakeCentral;
import org.storesync.model.ProblemCode;

@QuarkusTest
class StoresResourceTest {
    private static final String STORES = "/api/v1/stores";

    FakeCentral routing;

    @BeforeEach
    void primary() {
        routing.usual();
        awaitRole("PRIMARY");
    }

    @Test
    void appearsAtCentralUnassigned() {
        String store = store(fresh("B10-"));

        Awaitility.await().until(() -> routing.pushedOf(store).size() == 1);
        JsonNode body = routing.pushedOf(store).getFirst().body();
        assertThat(body.path("sync_id_remote_site").isIntegralNumber()).isTrue();
        assertThat(body.path("sync_id_remote_site").intValue()).isZero();
        assertThat(body.path("store_mode").asText()).isEqualTo("store");
        assertThat(body.path("disabled").isBoolean()).isTrue();
    }

    @Test
    void hasANameNoOtherStoreHas() {
        String name = name(fresh("ONE"));
        String body = "{'code':'%s','name':'s','nameId':'" + name + "'}";
        String first = made(STORES, body.formatted(fresh("S")));

        expect(ProblemCode.RECORD_EXISTS, post(STORES, body.formatted(fresh("S"))))
                .body("outcome.id", equalTo(first));
        expect(ProblemCode.IN_USE, admin().delete("/api/v1/names/" + name))
                .body("outcome.usedBy", equalTo(Map.of("stores", 1)));
    }

    @Test
    void isNotDeletedWhileAnythingIsVisibleInIt() {
        String store = store(fresh("DEL"));
        made(STORES + "/" + store + "/visible-names", "{'nameId':'%s'}".formatted(name(fresh("VIS"))));
        make(STORES + "/" + store + "/preferences", "{}").then().statusCode(201);

        expect(ProblemCode.IN_USE, admin().delete(STORES + "/" + store))
                .body("outcome.usedBy", equalTo(Map.of("visible names", 1, "store preferences", 1)));
    }

    @DisplayName("field-D1 a store that is active on a site or has data is not deleted, and it says where")
    @Test
    void isNotDeletedWhileASiteWorksWithIt() {
        String store = store(fresh("USE"));
        routing.storeUse(store, "{\"inUse\":true,\"activeSite\":7,\"records\":12}");

        expect(ProblemCode.IN_USE, admin().delete(STORES + "/" + store))
                .body("detail", containsString("site 7"))
                .body("outcome.activeSite", equalTo(7))
                .body("outcome.records", equalTo(12));
        String visible = made(STORES + "/" + store + "/visible-names", "{'nameId':'%s'}".formatted(name(fresh("VIS"))));
        expect(ProblemCode.IN_USE, admin().delete(STORES + "/" + store))
                .body("outcome.usedBy", equalTo(Map.of("visible names", 1)))
                .body("outcome.activeSite", equalTo(7));
        admin().delete(STORES + "/" + store + "/visible-names/" + visible)
                .then()
                .statusCode(204);
        admin().get(STORES + "/" + store).then().statusCode(200);

        routing.storeUse(store, "{}");
        expect(ProblemCode.IN_USE, admin().delete(STORES + "/" + store));

        routing.storeUse(store, "{\"inUse\":false,\"records\":0}");
        admin().delete(STORES + "/" + store).then().statusCode(204);
    }

    @Test
    void saysWhichIsNotThere() {
        String store = store(fresh("VIS"));

        expect(ProblemCode.INVALID_REQUEST, post(STORES + "/" + store + "/visible-items", "{'itemId':'nothing'}"))
                .body("violations[0].field", equalTo("itemId"));
        expect(ProblemCode.INVALID_REQUEST, post(STORES, "{'code':'x','name':'s','nameId':'nobody'}"))
                .body("violations[0].field", equalTo("nameId"));
    }

    @Test
    void hasPreferencesOfItsOwn() {
        String store = store(fresh("PREF"));
        String path = STORES + "/" + store + "/preferences";

        expect(ProblemCode.RECORD_UNKNOWN, as("viewer").get(path));
        expect(ProblemCode.RECORD_UNKNOWN, put(path, "\"0\"", "{}"));
        make(path, "{'usesVaccineModule':true,'leadTimeMonths':'2.50','overstockMonths':6}")
                .then()
                .statusCode(201)
                .body("leadTimeMonths", equalTo("2.5"))
                .body("overstockMonths", equalTo("6"))
                .body("$", not(hasKey("understockMonths")));
        expect(ProblemCode.STATE_CHANGED, make(path, "{}"));
        put(path, etag(path), "{'leadTimeMonths':'1'}")
                .then()
                .statusCode(200)
                .body("usesVaccineModule", equalTo(false));
        as("viewer").header("If-None-Match", etag(path)).get(path).then().statusCode(304);
        expect(ProblemCode.INVALID_REQUEST, put(path, etag(path), "{'leadTimeMonths':'soon'}"));

        String id = as("viewer").get(path).path("id");
        Awaitility.await().until(() -> routing.pushedOf(id).size() == 2);
        JsonNode body = routing.pushedOf(id).getLast().body();
        assertThat(body.path("item").asText()).isEqualTo("store_preferences");
        assertThat(body.path("store_ID").asText()).isEqualTo(store);
        assertThat(body.path("data").path("monthsLeadTime").textValue()).isEqualTo("1");
        assertThat(body.path("data").path("monthlyConsumptionLookBackPeriod").textValue())
                .isEmpty();
        assertThat(body.path("data").has("monthsOverstock")).isFalse();
        admin().delete(path).then().statusCode(204);
        expect(ProblemCode.RECORD_UNKNOWN, as("viewer").get(path));
        expect(ProblemCode.STORE_UNKNOWN, as("viewer").get(STORES + "/nowhere/preferences"));
    }
}

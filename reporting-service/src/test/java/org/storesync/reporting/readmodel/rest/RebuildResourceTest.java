package org.storesync.reporting.readmodel.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.storesync.reporting.fixture.Calls.by;
import static org.storesync.reporting.fixture.Calls.expect;
import static org.storesync.reporting.fixture.Calls.supervisor;
import static org.storesync.reporting.fixture.Calls.viewer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storesync.model.ProblemCode;
import org.storesync.reporting.fixture.Calls;
import org.storesync.reporting.fixture.FakeCentral;
import org.storesync.reporting.fixture.NaiveStock;
import org.storesync.reporting.fixture.RandomCountry;
import org.storesync.reporting.stock.domain.Dimension;
import org.storesync.reporting.stock.domain.StockQuery;

@QuarkusTest
class RebuildResourceTest {
    private static final String REBUILD = "/admin/v1/rebuild";
    private static final String STOCK = "/api/v1/stock-on-hand";
    private static final String STATE = "/api/v1/feed-state";

    FakeCentral central;

    @Test
    void bootstrapsFollowsAndRebuildsToTheSameFigures() {
        RandomCountry country = new RandomCountry(2026, central.begin());
        country.central();
        country.changes(800);
        Calls.rebuild();
        awaitFigures(country);

        for (int i = 0; i < 20; i++) {
            country.changes(60);
        }
        awaitFigures(country);

        Calls.rebuild();

        assertThat(figures()).containsExactlyInAnyOrderElementsOf(naive(country));
        assertThat(central.faults()).isEmpty();
    }

    private void awaitFigures(RandomCountry country) {
        List<String> expected = naive(country);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(figures()).containsExactlyInAnyOrderElementsOf(expected));
    }

    private static List<String> naive(RandomCountry country) {
        return new NaiveStock(country.lines().values())
                .rows(StockQuery.of(Set.of(Dimension.ITEM, Dimension.STORE), List.of()));
    }

    private static List<String> figures() {
        JsonPath answer =
                supervisor().get(STOCK).then().statusCode(200).extract().jsonPath();
        List<String> rows = new ArrayList<>();
        for (Map<String, Object> row : answer.<Map<String, Object>>getList("items")) {
            rows.add(id(row.get("item")) + "/" + id(row.get("store")) + " packs=null units=" + row.get("units")
                    + " value=" + row.get("value"));
        }
        return rows;
    }

    private static Object id(Object record) {
        return Objects.requireNonNull(((Map<?, ?>) record).get("id"));
    }

    @Test
    void answersSayThatFiguresAreNotWhole() {
        RandomCountry country = new RandomCountry(7, central.begin());
        country.changes(50);
        central.streamsAway(true);
        by("sync-admin")
                .post(REBUILD)
                .then()
                .statusCode(202)
                .body("rebuilding", equalTo(true))
                .body("partitionsLoading", equalTo(16));

        supervisor()
                .get(STOCK)
                .then()
                .statusCode(200)
                .header("Storesync-Rebuilding", equalTo("true"))
                .body("asOf.rebuilding", equalTo(true))
                .body("items", hasSize(0));
        supervisor()
                .queryParam("format", "csv")
                .get(STOCK)
                .then()
                .statusCode(200)
                .header("Storesync-Rebuilding", equalTo("true"));
        viewer().get(STATE).then().statusCode(200).body("rebuilding", equalTo(true));
        central.streamsAway(false);

        await().untilAsserted(() -> viewer().get(STATE).then().statusCode(200).body("rebuilding", equalTo(false)));
        supervisor()
                .get(STOCK)
                .then()
                .header("Storesync-Rebuilding", nullValue())
                .body("asOf.rebuilding", equalTo(false));
        assertThat(figures()).containsExactlyInAnyOrderElementsOf(naive(country));
    }

    @Test
    void tellsHowFarBehindItIs() {
        central.begin().upsert("central", "item", "I", "{}");
        Calls.rebuild();

        await().untilAsserted(() -> viewer().get(STATE)
                .then()
                .statusCode(200)
                .body("rebuilding", equalTo(false))
                .body("partitionsLoading", equalTo(0))
                .body("lag", equalTo(0))
                .body("appliedAt", notNullValue()));
    }

    @Test
    void isForWhoMay() {
        expect(ProblemCode.NOT_AUTHENTICATED, given().post(REBUILD));
        expect(ProblemCode.FORBIDDEN, by("supervisor", "viewer", "data-admin").post(REBUILD));
        expect(ProblemCode.METHOD_NOT_ALLOWED, by("sync-admin").get(REBUILD));
        expect(ProblemCode.NOT_AUTHENTICATED, given().get(STATE));
        expect(ProblemCode.FORBIDDEN, by("support").get(STATE));
        by("sync-admin").get(STATE).then().statusCode(200);
    }

    @Test
    void isReadyWithItsDatabase() {
        given().get("/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("Database connections health check"));
        given().get("/health/live").then().statusCode(200);
        assertThat(given().get("/metrics").then().statusCode(200).extract().asString())
                .contains("sync_feed_lag");
    }
}

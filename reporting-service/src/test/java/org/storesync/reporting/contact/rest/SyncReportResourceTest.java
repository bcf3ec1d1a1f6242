package org.storesync.reporting.contact.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.storesync.reporting.fixture.Calls.by;
import static org.storesync.reporting.fixture.Calls.expect;
import static org.storesync.reporting.fixture.Calls.viewer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.client.test.RoutingLog;
import org.storesync.model.ProblemCode;
import org.storesync.reporting.fixture.Calls;
import org.storesync.reporting.fixture.FakeCentral;
import org.storesync.reporting.fixture.FakeCentral.Site;
import org.storesync.reporting.fixture.FakeCentral.Store;

@QuarkusTest
class SyncReportResourceTest {
    private static final String REPORT = "/api/v1/sync-report";

    private static int sitesBefore;

    FakeCentral central;

    /** Different sites for each test, because a contact that was told once never goes back. */
    private final int sites = sitesBefore += 100;

    private final String eightDaysAgo = ago(8);
    private final String aYearAgo = ago(365);

    private static String ago(int days) {
        return Instant.now()
                .minus(Duration.ofDays(days))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @BeforeEach
    void fourSitesAndFiveStores() {
        RoutingLog log = central.begin();
        log.upsert("central", "name", "nA", "{\"code\":\"DVS\",\"name\":\"=District store\"}");
        log.upsert("store-core", "store", "A", "{\"name_ID\":\"nA\"}");
        central.lists(
                List.of(
                        new Site(sites + 11, "Here", ago(1), 3L),
                        new Site(sites + 12, "Late", eightDaysAgo, null),
                        new Site(sites + 13, "Gone", aYearAgo, 250L),
                        new Site(sites + 14, "Never", null, null)),
                List.of(
                        new Store("A", sites + 11),
                        new Store("B", sites + 13),
                        new Store("C", sites + 13),
                        new Store("D", sites + 14),
                        new Store("E", null)));
        Calls.rebuild();
        await().untilAsserted(() -> viewer().get(REPORT)
                .then()
                .body("items", hasSize(9))
                .body("items.find { it.storeId == 'D' }.siteId", equalTo(sites + 14))
                .body("items.find { it.storeId == 'E' }", not(hasKey("siteId")))
                .body("items.find { it.storeId == 'A' }.storeCode", equalTo("DVS")));
    }

    @AfterEach
    void back() {
        central.listsAway(false);
    }

    @Test
    void tellsWhoIsSilentForHowLongLongestFirst() {
        JsonPath report = viewer().get(REPORT).then().statusCode(200).extract().jsonPath();

        assertThat(report.getList("items.state"))
                .containsExactly("NEVER", "NEVER", "UNASSIGNED", "RED", "RED", "RED", "LATE", "OK", "OK");
        assertThat(report.getList("items.findAll { it.kind == 'SITE' }.siteName"))
                .containsExactly("Never", "Gone", "Late", "Here");
        assertThat(report.getList("items.findAll { it.kind == 'STORE' }.storeId"))
                .containsExactly("D", "E", "B", "C", "A");
        assertThat(report.getMap("items.find { it.siteName == 'Gone' && it.kind == 'SITE' }"))
                .containsEntry("siteId", sites + 13)
                .containsEntry("lastContactAt", aYearAgo)
                .containsEntry("daysAgo", 365)
                .containsEntry("queued", 250)
                .containsEntry("siteState", "active")
                .containsEntry("app", "site-agent/1.0")
                .doesNotContainKey("storeId");
        assertThat(report.getMap("items.find { it.storeId == 'A' }"))
                .containsEntry("storeCode", "DVS")
                .containsEntry("storeName", "=District store")
                .containsEntry("siteId", sites + 11)
                .containsEntry("siteName", "Here")
                .containsEntry("state", "OK");
        assertThat(report.getMap("items.find { it.storeId == 'E' }")).doesNotContainKeys("siteId", "daysAgo");
        assertThat(report.getMap("sites"))
                .containsEntry("ok", 1)
                .containsEntry("late", 1)
                .containsEntry("red", 1)
                .containsEntry("never", 1)
                .containsEntry("unassigned", 0);
        assertThat(report.getMap("stores"))
                .containsEntry("ok", 1)
                .containsEntry("late", 0)
                .containsEntry("red", 2)
                .containsEntry("never", 1)
                .containsEntry("unassigned", 1);
        assertThat(central.faults()).isEmpty();
    }

    @Test
    void pagesAreTheWhole() {
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification page = viewer().queryParam("limit", 2).queryParam("kind", "store");
            JsonPath answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get(REPORT)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(answer.getList("items.storeId", String.class));
            cursor = answer.getString("nextCursor");
        } while (cursor != null);

        assertThat(paged).containsExactly("D", "E", "B", "C", "A");
    }

    @Test
    void writesCsv() {
        String csv = viewer().queryParam("kind", "store")
                .accept("text/csv")
                .get(REPORT)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", containsString("sync-report.csv"))
                .extract()
                .asString();

        assertThat(csv.lines())
                .hasSize(6)
                .startsWith(
                        "kind,state,siteId,siteName,siteState,app,storeId,storeCode,storeName,lastContactAt,daysAgo,queued",
                        "STORE,NEVER," + (sites + 14) + ",Never,active,,D,,,,,",
                        "STORE,UNASSIGNED,,,,,E,,,,,",
                        "STORE,RED," + (sites + 13) + ",Gone,active,site-agent/1.0,B,,," + aYearAgo + ",365,250");
        assertThat(csv).contains(",A,DVS,'=District store,");
    }

    @Test
    void whatWasLastKnownStaysWithItsAgeWhileNobodyCanBeAsked() {
        central.listsAway(true);
        // A read that began before may still end.
        String before = settled();

        JsonPath report = viewer().get(REPORT).then().statusCode(200).extract().jsonPath();

        assertThat(report.getList("items")).hasSize(9);
        assertThat(report.getString("sitesReadAt")).isEqualTo(before);
        assertThat(report.getString("storesReadAt")).isNotNull();
    }

    private String settled() {
        return await().during(Duration.ofMillis(800))
                .until(
                        () -> viewer().get(REPORT).<String>path("sitesReadAt"),
                        at -> at.equals(viewer().get(REPORT).path("sitesReadAt")));
    }

    @Test
    void followsTheListsButNeverBackToAnOlderContact() {
        String now = ago(0);
        central.lists(
                List.of(new Site(sites + 11, "Renamed", aYearAgo, 0L), new Site(sites + 12, "Late", now, null)),
                List.of(new Store("A", sites + 12)));

        await().untilAsserted(() -> viewer().get(REPORT)
                .then()
                .body("items", hasSize(3))
                .body("items.find { it.siteName == 'Renamed' }.state", equalTo("OK"))
                .body("items.find { it.siteName == 'Renamed' }.queued", equalTo(0))
                .body("items.find { it.storeId == 'A' }.siteId", equalTo(sites + 12))
                .body("items.find { it.storeId == 'A' }.lastContactAt", equalTo(now)));
    }

    @Test
    void isForViewersAndSupervisors() {
        viewer().get(REPORT).then().statusCode(200).body("$", not(hasKey("nextCursor")));
        by("supervisor").get(REPORT).then().statusCode(200);
        expect(ProblemCode.NOT_AUTHENTICATED, given().get(REPORT));
        expect(ProblemCode.FORBIDDEN, by("data-admin", "support").get(REPORT));
    }

    @ParameterizedTest
    @CsvSource({"kind,patient", "limit,0", "limit,10001", "limit,many", "cursor,%%%", "cursor,YQ", "format,pdf"})
    void saysWhatIsWrong(String parameter, String value) {
        expect(
                        ProblemCode.INVALID_REQUEST,
                        viewer().queryParam(parameter, value).get(REPORT))
                .body("violations[0].field", equalTo(parameter));
    }

    @Test
    void takesItsLimit() {
        viewer().queryParam("limit", 10_000).get(REPORT).then().statusCode(200);
    }
}

package org.storesync.reporting.stock.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.storesync.reporting.fixture.Calls.by;
import static org.storesync.reporting.fixture.Calls.expect;
import static org.storesync.reporting.fixture.Calls.supervisor;
import static org.storesync.reporting.fixture.Calls.viewer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.test.RoutingLog;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.ProblemCode;
import org.storesync.model.SyncType;
import org.storesync.reporting.fixture.Calls;
import org.storesync.reporting.fixture.FakeCentral;

@QuarkusTest
class StockResourceTest {
    private static final String STOCK = "/api/v1/stock-on-hand";
    private static final String VALUE = "/api/v1/stock-value";
    private static final String LAST_OF_CLINIC = "2026-11-22T09:30:00Z";

    FakeCentral central;

    private RoutingLog log;

    @BeforeEach
    void twoStores() {
        log = central.begin();
        central.lists(
                List.of(
                        new FakeCentral.Site(1, "District", "2026-11-20T08:00:00Z", 3L),
                        new FakeCentral.Site(2, "Clinic", null, null)),
                List.of(new FakeCentral.Store("A", 1), new FakeCentral.Store("B", 2)));
        log.upsert("central", "item", "amox", "{\"code\":\"AMX\",\"item_name\":\"Amoxicillin 250mg\"}");
        log.upsert("central", "item", "para", "{\"code\":\"PAR\",\"item_name\":\"=Paracetamol\"}");
        log.upsert("central", "name", "nA", "{\"code\":\"DVS\",\"name\":\"District store\"}");
        log.upsert("store-core", "store", "A", "{\"code\":\"\",\"name_ID\":\"nA\"}");
        log.upsert("store-core", "store", "B", "{\"code\":\"CLI\",\"name\":\"Clinic\",\"name_ID\":\"nB\"}");
        log.upsert("store/A", "Location", "pA", "{\"code\":\"SH1\",\"Description\":\"Shelf 1\",\"store_ID\":\"A\"}");
        line("A", "1", "amox", "pA", "-7", "2027-05-31", "100", "2", "3.25");
        line("A", "2", "amox", "", "B1", "0000-00-00", "10", "1.5", "0.5");
        line("A", "3", "para", "pA", "B1", "2027-01-31", "1000", "0", "7");
        log.receivedAt(LAST_OF_CLINIC);
        line("B", "4", "amox", "", "-7", "2027-05-31", "100", "4", "3");
        Calls.rebuild();
        await().until(() -> supervisor().get(STOCK).path("items.size()").equals(3));
        await().until(() -> supervisor().get(STOCK).path("items[0].store.asOf") != null);
    }

    private void line(
            String store,
            String id,
            String item,
            String location,
            String batch,
            String expiry,
            String packSize,
            String packs,
            String cost) {
        log.upsert("store/" + store, "item_line", id, """
                {"ID":"%s","store_ID":"%s","item_ID":"%s","location_ID":"%s","batch":"%s","expiry_date":"%s",
                "pack_size":%s,"quantity":%s,"available":%s,"cost_price":%s}""".formatted(
                        id, store, item, location, batch, expiry, packSize, packs, packs, cost));
    }

    @Test
    void tellsItemsByStoreWithTheAgeOfEachStoresFigures() {
        supervisor()
                .get(STOCK)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Storesync-Rebuilding", nullValue())
                .header("Storesync-As-Of", equalTo("2026-11-20T08:00:00Z"))
                .body("value", equalTo("19.25"))
                .body("asOf.rebuilding", equalTo(false))
                .body("asOf.oldestStoreAt", equalTo("2026-11-20T08:00:00Z"))
                .body("asOf.storesNever", equalTo(1))
                .body("asOf", hasKey("appliedAt"))
                .body("asOf", hasKey("contactsReadAt"))
                .body("items", hasSize(3))
                .body("items[0].item.id", equalTo("amox"))
                .body("items[0].item.code", equalTo("AMX"))
                .body("items[0].item.name", equalTo("Amoxicillin 250mg"))
                .body("items[0].store.id", equalTo("A"))
                .body("items[0].store.code", equalTo("DVS"))
                .body("items[0].store.name", equalTo("District store"))
                .body("items[0].store.asOf", equalTo("2026-11-20T08:00:00Z"))
                .body("items[0].units", equalTo("215"))
                .body("items[0].value", equalTo("7.25"))
                .body("items[0]", not(hasKey("packs")))
                .body("items[1].store.name", equalTo("Clinic"))
                .body("items[1].store", not(hasKey("asOf")))
                .body("items[1].value", equalTo("12"))
                .body("items[2].item.id", equalTo("para"))
                .body("items[2].units", equalTo("0"))
                .body("$", not(hasKey("nextCursor")));
    }

    @Test
    void tellsBatchesInPacksOfTheirSize() {
        viewer().queryParam("store", "A")
                .queryParam("by", "batch", "location")
                .get(STOCK)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].item.id", equalTo("amox"))
                .body("items[0].store.id", equalTo("A"))
                .body("items[0]", not(hasKey("location")))
                .body("items[0].batch.number", equalTo("B1"))
                .body("items[0].batch", not(hasKey("expiryDate")))
                .body("items[0].batch.packSize", equalTo("10"))
                .body("items[0].packs", equalTo("1.5"))
                .body("items[0].units", equalTo("15"))
                .body("items[0].value", equalTo("0.75"))
                .body("items[1].location.name", equalTo("Shelf 1"))
                .body("items[1].batch.expiryDate", equalTo("2027-05-31"))
                .body("items[1].packs", equalTo("2"));
    }

    @ParameterizedTest(name = "field-G1 claims-F4 central is {0}")
    @DisplayName("field-G1 claims-F4 a store that central no longer collects leaves the figures and is named as ended")
    @ValueSource(strings = {"transfer", "none"})
    void leavesOutAStoreWhoseDataEnded(String typeAtCentral) {
        central.lists(
                List.of(
                        new FakeCentral.Site(1, "District", "2026-11-20T08:00:00Z", 3L),
                        new FakeCentral.Site(2, "Clinic", "2026-11-29T08:00:00Z", null)),
                List.of(new FakeCentral.Store("A", 1), new FakeCentral.Store("B", 2, typeAtCentral)));
        await().until(() -> supervisor().get(VALUE).path("asOf.ended.size()").equals(1));

        supervisor()
                .get(VALUE)
                .then()
                .body("value", equalTo("7.25"))
                .body("items", hasSize(1))
                .body("asOf.ended[0].code", equalTo("CLI"))
                .body("asOf.ended[0].name", equalTo("Clinic"))
                .body("asOf.ended[0].endedAt", equalTo(LAST_OF_CLINIC))
                .body("asOf.ended[0].reason", equalTo("not-collected"))
                .body("asOf.ended[0]", not(hasKey("transactionsLeftOutSince")))
                .body("asOf.oldestStoreAt", equalTo("2026-11-20T08:00:00Z"));
        for (String by : List.of("item", "store", "location", "batch")) {
            supervisor().queryParam("by", by).get(STOCK).then().body("value", equalTo("7.25"));
        }
        supervisor()
                .queryParam("by", "item")
                .get(VALUE)
                .then()
                .body("items.findAll {it.item.id == 'amox'}.value", equalTo(List.of("7.25")));
        viewer().queryParam("store", "B")
                .get(STOCK)
                .then()
                .body("value", equalTo("12"))
                .body("items[0].store.ended", equalTo(true))
                .body("items[0].store.endReason", equalTo("not-collected"))
                .header("Storesync-As-Of", equalTo(LAST_OF_CLINIC))
                .body("asOf.oldestStoreAt", equalTo(LAST_OF_CLINIC))
                .body("items[0].store.asOf", equalTo(LAST_OF_CLINIC));
        Calls.rebuild();
        assertThat(supervisor().get(VALUE).<String>path("asOf.ended[0].endedAt"))
                .as("a contact of its site does not make its figures younger, nor does a rebuild")
                .isEqualTo(LAST_OF_CLINIC);

        central.lists(
                List.of(new FakeCentral.Site(1, "District", "2026-11-20T08:00:00Z", 3L)),
                List.of(new FakeCentral.Store("A", 1), new FakeCentral.Store("B", 2)));
        await().untilAsserted(() ->
                supervisor().get(VALUE).then().body("value", equalTo("19.25")).body("asOf.ended", hasSize(0)));
    }

    @Test
    @DisplayName(
            "C3 claims-F4 a dispensary whose transactions are left out leaves the figures, and is named with the reason and since when")
    void leavesOutAStoreWithoutItsTransactions() {
        String leftOut = "2026-11-24T10:00:00Z";
        leavesTransactionsOut(leftOut);
        log.receivedAt("2026-11-28T08:00:00Z");
        log.upsert("store/B", "Location", "pB", "{\"code\":\"SH2\",\"Description\":\"Shelf 2\",\"store_ID\":\"B\"}");
        await().until(() -> supervisor().get(VALUE).path("asOf.ended.size()").equals(1));

        supervisor()
                .get(VALUE)
                .then()
                .body("value", equalTo("7.25"))
                .body("items.store.id", equalTo(List.of("A")))
                .body("asOf.ended[0].code", equalTo("CLI"))
                .body("asOf.ended[0].reason", equalTo("transactions-left-out"))
                .body("asOf.ended[0].transactionsLeftOutSince", equalTo(leftOut))
                .body("asOf.ended[0].endedAt", equalTo(LAST_OF_CLINIC));
        viewer().queryParam("store", "B")
                .get(STOCK)
                .then()
                .header("Storesync-As-Of", equalTo(LAST_OF_CLINIC))
                .body("value", equalTo("12"))
                .body("items[0].store.ended", equalTo(true))
                .body("items[0].store.endReason", equalTo("transactions-left-out"))
                .body("items[0].store.transactionsLeftOutSince", equalTo(leftOut))
                .body("items[0].store.asOf", equalTo(LAST_OF_CLINIC));
        assertThat(viewer().queryParam("store", "B")
                        .accept("text/csv")
                        .get(VALUE)
                        .asString())
                .endsWith("\r\nB,CLI,Clinic," + LAST_OF_CLINIC + ",yes,transactions-left-out," + leftOut + ",12\r\n");
        Calls.rebuild();
        supervisor()
                .get(VALUE)
                .then()
                .body("asOf.ended[0].reason", equalTo("transactions-left-out"))
                .body("asOf.ended[0].transactionsLeftOutSince", equalTo(leftOut))
                .body("asOf.ended[0].endedAt", equalTo(LAST_OF_CLINIC));

        String beforeItsLastStock = "2026-11-21T10:00:00Z";
        leavesTransactionsOut(beforeItsLastStock);
        await().untilAsserted(() -> viewer().queryParam("store", "B")
                .get(STOCK)
                .then()
                .header("Storesync-As-Of", equalTo(beforeItsLastStock))
                .body("items[0].store.asOf", equalTo(beforeItsLastStock)));
        leavesTransactionsOut(null);
        await().untilAsserted(() -> supervisor()
                .get(VALUE)
                .then()
                .body("asOf.ended[0].reason", equalTo("transactions-left-out"))
                .body("asOf.ended[0]", not(hasKey("transactionsLeftOutSince")))
                .body("asOf.ended[0].endedAt", equalTo(LAST_OF_CLINIC)));
    }

    /** The clinic's site is in contact after that. */
    private void leavesTransactionsOut(@Nullable String since) {
        central.lists(
                List.of(
                        new FakeCentral.Site(1, "District", "2026-11-20T08:00:00Z", 3L),
                        new FakeCentral.Site(2, "Clinic", "2026-11-29T08:00:00Z", null)),
                List.of(
                        new FakeCentral.Store("A", 1),
                        new FakeCentral.Store("B", 2, SyncType.COLLECTOR.wireName(), false, since)));
    }

    @ParameterizedTest
    @CsvSource({
        "store, x, STORE_UNKNOWN",
        "item, x, RECORD_UNKNOWN",
        "store, '', INVALID_REQUEST",
        "item, '', INVALID_REQUEST"
    })
    void refusesAFilterThatNamesNothing(String filter, String value, ProblemCode code) {
        expect(code, supervisor().queryParam(filter, value).get(STOCK));
        expect(
                code,
                supervisor()
                        .queryParam(filter, value)
                        .queryParam("format", "csv")
                        .get(STOCK));
    }

    @Test
    void beginsWithAByteOrderMarkIfAskedTo() {
        byte[] marked = supervisor()
                .queryParam("format", "csv")
                .queryParam("bom", "true")
                .get(STOCK)
                .asByteArray();
        byte[] plain = supervisor().queryParam("format", "csv").get(STOCK).asByteArray();

        assertThat(marked)
                .startsWith(0xef, 0xbb, 0xbf, 'i', 't', 'e', 'm', 'I', 'd')
                .hasSize(plain.length + 3);
        expect(
                ProblemCode.INVALID_REQUEST,
                supervisor()
                        .queryParam("bom", "yes")
                        .queryParam("format", "csv")
                        .get(STOCK));
    }

    @Test
    void addsUnitsOfOneItemOnly() {
        supervisor().queryParam("by", "store").get(STOCK).then().body("items[0]", not(hasKey("units")));
        supervisor()
                .queryParam("by", "store")
                .queryParam("item", "amox")
                .get(STOCK)
                .then()
                .body("items.units", equalTo(List.of("215", "400")));
    }

    @Test
    void asksForItemLocationAndBatch() {
        viewer().queryParam("store", "A")
                .queryParam("item", "amox")
                .queryParam("location", "pA")
                .queryParam("batch", "-7")
                .queryParam("by", "item")
                .get(STOCK)
                .then()
                .statusCode(200)
                .body("items.units", equalTo(List.of("200")))
                .body("value", equalTo("6.5"));
    }

    @Test
    void pagesAreTheWhole() {
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification page = supervisor().queryParam("limit", 1).queryParam("by", "batch", "store");
            JsonPath answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get(STOCK)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(answer.getList("items")).hasSize(1);
            paged.add(answer.getString("items[0].store.id") + answer.getString("items[0].batch.number"));
            cursor = answer.getString("nextCursor");
        } while (cursor != null);

        assertThat(paged).containsExactly("A-7", "AB1", "B-7");
    }

    @Test
    void writesCsvThatNoSpreadsheetRuns() {
        String csv = viewer().queryParam("store", "A")
                .queryParam("by", "item", "store", "location", "batch")
                .accept("text/csv")
                .get(STOCK)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .header("Content-Disposition", containsString("stock-on-hand.csv"))
                .header("Storesync-As-Of", equalTo("2026-11-20T08:00:00Z"))
                .extract()
                .asString();

        assertThat(csv)
                .isEqualTo(String.join(
                                "\r\n",
                                "itemId,itemCode,itemName,storeId,storeCode,storeName,storeAsOf,storeEnded,storeEndReason,"
                                        + "storeTransactionsLeftOutSince,locationId,locationCode,locationName,"
                                        + "batch,expiryDate,packSize,packs,units,value",
                                "amox,AMX,Amoxicillin 250mg,A,DVS,District store,2026-11-20T08:00:00Z,no,,,,,,B1,,10,1.5,15,0.75",
                                "amox,AMX,Amoxicillin 250mg,A,DVS,District store,2026-11-20T08:00:00Z,no,,,pA,SH1,Shelf 1,"
                                        + "'-7,2027-05-31,100,2,200,6.5")
                        + "\r\n");
        assertThat(viewer().queryParam("store", "A")
                        .queryParam("by", "item")
                        .queryParam("format", "csv")
                        .get(STOCK)
                        .asString())
                .contains("para,PAR,'=Paracetamol,0,0\r\n");
    }

    @Test
    void tellsValueByStoreAndItem() {
        supervisor()
                .get(VALUE)
                .then()
                .statusCode(200)
                .body("value", equalTo("19.25"))
                .body("items.store.id", equalTo(List.of("A", "B")))
                .body("items.value", equalTo(List.of("7.25", "12")))
                .body("items[0]", not(hasKey("units")));
        viewer().queryParam("store", "A")
                .queryParam("by", "item")
                .get(VALUE)
                .then()
                .statusCode(200)
                .body("value", equalTo("7.25"))
                .body("items.item.id", equalTo(List.of("amox", "para")))
                .body("items.value", equalTo(List.of("7.25", "0")));
        assertThat(supervisor().accept("text/csv").get(VALUE).asString().lines())
                .containsExactly(
                        "storeId,storeCode,storeName,storeAsOf,storeEnded,storeEndReason,storeTransactionsLeftOutSince,value",
                        "A,DVS,District store,2026-11-20T08:00:00Z,no,,,7.25",
                        "B,CLI,Clinic,,no,,,12");
    }

    @Test
    void followsTheFeed() {
        line("B", "4", "amox", "", "-7", "2027-05-31", "100", "0.5", "3");

        await().untilAsserted(() -> viewer().queryParam("store", "B")
                .get(STOCK)
                .then()
                .body("items.units", equalTo(List.of("50")))
                .body("value", equalTo("1.5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {STOCK, VALUE})
    void aViewerAsksForExactlyOneStore(String path) {
        expect(ProblemCode.FORBIDDEN, viewer().get(path));
        expect(ProblemCode.FORBIDDEN, viewer().queryParam("store", "A", "B").get(path));
        viewer().queryParam("store", "A").get(path).then().statusCode(200);
        supervisor().queryParam("store", "A", "B").get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {STOCK, VALUE})
    void isForViewersAndSupervisors(String path) {
        expect(ProblemCode.NOT_AUTHENTICATED, given().get(path));
        expect(
                ProblemCode.NOT_AUTHENTICATED,
                given().header("Authorization", TestTokens.person("supervisor").bearer())
                        .get(path));
        expect(
                ProblemCode.FORBIDDEN,
                by("sync-admin", "data-admin").queryParam("store", "A").get(path));
    }

    @ParameterizedTest
    @CsvSource({
        STOCK + ",by,colour",
        STOCK + ",limit,0",
        STOCK + ",limit,10001",
        STOCK + ",limit,many",
        STOCK + ",cursor,%%%",
        STOCK + ",cursor,YQ",
        STOCK + ",format,xml",
        STOCK + ",item,a\0b",
        VALUE + ",by,batch",
        VALUE + ",by,colour",
        VALUE + ",limit,0",
        VALUE + ",limit,10001",
        VALUE + ",cursor,YQBi",
        VALUE + ",format,xml"
    })
    void saysWhatIsWrong(String path, String parameter, String value) {
        Response answer = supervisor().queryParam(parameter, value).get(path);

        expect(ProblemCode.INVALID_REQUEST, answer).body("violations[0].field", containsString(parameter));
    }

    @Test
    void takesItsLimits() {
        supervisor().queryParam("limit", 10_000).get(STOCK).then().statusCode(200);
        List<String> most = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            most.add("B");
        }
        supervisor().queryParam("store", most).get(STOCK).then().statusCode(200).body("items", hasSize(1));
        most.add("A");
        expect(
                        ProblemCode.INVALID_REQUEST,
                        supervisor().queryParam("store", most).get(STOCK))
                .body("limit", equalTo(100));
        expect(ProblemCode.NOT_ACCEPTABLE, supervisor().accept("image/png").get(STOCK));
    }

    @Test
    void aTamperedCursorIsNoError() {
        String cursor = supervisor()
                .queryParam("limit", 1)
                .queryParam("by", "batch")
                .get(STOCK)
                .path("nextCursor");
        String foreign = supervisor().queryParam("limit", 1).get(STOCK).path("nextCursor");

        supervisor()
                .queryParam("cursor", cursor)
                .queryParam("by", "batch")
                .get(STOCK)
                .then()
                .statusCode(200);
        expect(
                ProblemCode.INVALID_REQUEST,
                supervisor()
                        .queryParam("cursor", foreign)
                        .queryParam("by", "batch")
                        .get(STOCK));
        String bad = Cursor.of(List.of("amox", "B1", "not a day", "ten"));
        expect(
                ProblemCode.INVALID_REQUEST,
                supervisor().queryParam("cursor", bad).queryParam("by", "batch").get(STOCK));
    }
}

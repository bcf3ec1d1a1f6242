package org.storesync.masterdata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.as;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.etag;
import static org.storesync.masterdata.fixture.Api.expect;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.item;
import static org.storesync.masterdata.fixture.Api.made;
import static org.storesync.masterdata.fixture.Api.store;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.masterdata.fixture.FakeCentral;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.model.ProblemCode;

@QuarkusTest
class ImportsResourceTest {
    private static final String ITEM_COLUMNS =
            "code,item_name,generic_name,strength,unit,pack_size,atc,ven,is_vaccine,doses,pack_volume\n";

    private static final int FILE_MAX = 12 * 1024 * 1024;

    FakeCentral routing;

    @BeforeEach
    void primary() {
        routing.usual();
        awaitRole("PRIMARY");
    }

    @Test
    void importsNewAndChangedRowsAndLeavesTheOthers() {
        String vial = unit();
        String same = fresh("KEEP");
        String other = fresh("CHG");
        String made = fresh("NEW");
        String file = ITEM_COLUMNS
                + same + ",\"Ketamine, 10 mL\",Ketamine,50 mg/mL," + vial + ",10,N01AX03,V,no,0,0.0005\n"
                + other + ",Halothane,,," + vial + ",1,,,no,0,0\n";
        assertThat(done("items", file).getLong("created")).isEqualTo(2);

        JsonPath again = done(
                "items",
                file.replace("Halothane", "Halothane 250 mL") + made.toLowerCase(Locale.ROOT) + ",New,,,,,,,,,\n");

        assertThat(again.getLong("created")).isEqualTo(1);
        assertThat(again.getLong("changed")).isEqualTo(1);
        assertThat(again.getLong("unchanged")).isEqualTo(1);
        assertThat(again.getLong("linesRead")).isEqualTo(4);
        assertThat(again.getLong("linesTotal")).isEqualTo(4);
        as("viewer")
                .get("/api/v1/items?search=" + same)
                .then()
                .body("items[0].name", equalTo("Ketamine, 10 mL"))
                .body("items[0].defaultPackSize", equalTo("10"))
                .body("items[0].version", equalTo(0));
        String id = as("viewer").get("/api/v1/items?search=" + other).path("items[0].id");
        Awaitility.await().until(() -> routing.pushedOf(id).size() == 2);
        assertThat(routing.pushedOf(id).getLast().body().path("item_name").asText())
                .isEqualTo("Halothane 250 mL");
    }

    @Test
    void takesAnotherSpellingForNoChange() {
        String code = fresh("SPELL");
        String header = "code,item_name,pack_size,is_vaccine\n" + code;
        done("items", header + ",Same,10,no\n");

        assertThat(done("items", header + ", Same ,10.0,FALSE\n").getLong("unchanged"))
                .isEqualTo(1);
        assertThat(done("items", header + ",Same,,\n").getLong("changed")).isEqualTo(1);
        as("viewer").get("/api/v1/items?search=" + code).then().body("items[0].defaultPackSize", equalTo("1"));
    }

    @Test
    void changesNothingInADryRun() {
        String code = fresh("DRY");
        int pushed = routing.pushedOfType("item").size();

        JsonPath checked = finished(start("items", true, "code,item_name\n" + code + ",Dry\n"));

        assertThat(checked.getString("state")).isEqualTo("CHECKED");
        assertThat(checked.getLong("created")).isEqualTo(1);
        assertThat(count(code)).isZero();
        assertThat(routing.pushedOfType("item")).hasSize(pushed);
    }

    @Test
    void isAllOrNothing() {
        String code = fresh("ALL");

        JsonPath failed = finished(
                start("items", false, "code,item_name,pack_size\n" + code + ",Good,1\n" + fresh("BAD") + ",Bad,ten\n"));

        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertProblem(failed, 3, "pack_size", "number");
        assertThat(failed.getString("problems[0].value")).isEqualTo("ten");
        assertThat(count(code)).isZero();
    }

    @Test
    void tellsEachWrongRowWithItsLine() {
        String taken = fresh("TAK");
        item(taken);
        String id = fresh("id-");
        made("/api/v1/items", "{'code':'%s','name':'n'}".formatted(fresh("X")));

        assertProblem(
                failed("items", "code,item_name,unit\nA,a,Tablets of " + fresh("none") + "\n"), 2, "unit", "units");
        assertProblem(failed("items", "code,item_name\nB,b\n\nb,again\n"), 4, "code", "line 2");
        assertProblem(failed("items", "code,item_name,id\n" + taken + ",b," + id + "\n"), 2, "id", "another id");
        assertProblem(
                failed("items", "code,item_name,id\nC1,b," + id + "\nC2,b," + id + "\n"), 3, "id", "another line");
        assertProblem(failed("items", "code,item_name,id\nC1,b," + "é".repeat(33) + "\n"), 2, "id", "64 bytes");
        assertProblem(failed("items", "code,item_name\n,b\n"), 2, "code", "required");
        assertProblem(failed("items", "code,item_name\nD," + "x".repeat(251) + "\n"), 2, "item_name", "250");
        assertProblem(failed("items", "code,item_name\nE\n"), 2, null, "1 cells, the header line 2");
        assertProblem(failed("items", "code,item_name\nF,f\nG,\"open\nH,h\n"), 3, null, "does not end");
        assertProblem(failed("names", "code,name,type\nP,p,patient\n"), 2, "type", "must be one of");
        assertProblem(
                failed("names", "code,name,customer,created\nP,p,maybe,2026-01-01\n"), 2, "customer", "yes or no");
    }

    @Test
    void tellsWhatIsWrongWithTheFile() {
        assertProblem(failed("items", ""), 1, null, "empty");
        assertProblem(failed("items", "code,colour\nA,red\n"), 1, "colour", "not a column of items");
        assertProblem(failed("items", "code,code,item_name\nA,B,c\n"), 1, "code", "twice");
        assertProblem(failed("items", "code\nA\n"), 1, "item_name", "required");
        assertProblem(
                failed("items", "code,item_name\nA,a\nB,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)),
                3,
                null,
                "UTF-8");
        assertProblem(failed("items", "code,item_name\nA,a\n".getBytes(StandardCharsets.UTF_16)), 1, null, "UTF-16");
        assertProblem(failed("items", "code,item_name\nA,a\nB," + "x".repeat(10_000_000) + "\n"), 3, null, "longer");
        assertProblem(failed("items", "code,item_name\nA,a\nB,\"" + "x\n".repeat(100_000) + "\"\n"), 3, null, "CSV");
        done("items", "\uFEFFcode,item_name\r\n" + fresh("BOM") + ",a\r\n");
    }

    @Test
    void countsAllProblemsAndShowsTheFirst() {
        StringBuilder file = new StringBuilder("code,item_name,doses\n");
        for (int i = 0; i < 250; i++) {
            file.append('N').append(i).append(",n,x\n");
        }

        JsonPath failed = failed("items", file.toString());

        assertThat(failed.getLong("problemCount")).isEqualTo(250);
        assertThat(failed.getList("problems")).hasSize(100);
    }

    @Test
    void importsWhatRefersToOthers() {
        String item = fresh("REFI");
        String itemId = item(item);
        String store = fresh("REFS");
        String storeId = store(store);
        String list = fresh("REFL");
        done("item-lists", "code,description,note,default_price_list\n" + list + ",d,\"a, b\",yes\n");
        done("item-list-lines", "list,item,price\n" + list + "," + item + ",14.50\n");
        done("visible-items", "store_code,item_code\n" + store.toLowerCase(Locale.ROOT) + "," + item + "\n");
        done("visible-names", "store_code,name_code,customer\n" + store + ",N" + store + ",yes\n");

        as("viewer")
                .get("/api/v1/stores/" + storeId + "/visible-items")
                .then()
                .body("items.itemId", equalTo(List.of(itemId)));
        assertThat(done("visible-items", "store_code,item_code\n" + store + "," + item + "\n")
                        .getLong("unchanged"))
                .isEqualTo(1);
        assertProblem(
                failed("visible-items", "store_code,item_code\nnowhere," + item + "\n"), 2, "store_code", "stores");
        assertProblem(
                failed("item-list-lines", "list,item\n" + list + "," + item + "\n" + list + "," + item + "\n"),
                3,
                "list",
                "line 2");
        assertProblem(
                failed("stores", "code,name,name_code\n" + fresh("ST") + ",s,N" + store + "\n"), 2, "nameId", "stores");
        String free = fresh("FREE");
        done("names", "code,name,type,phone\n" + free + ",f,store,'+000 2100\n");
        assertProblem(
                failed(
                        "stores",
                        "code,name,name_code\n" + fresh("ST") + ",s," + free + "\n" + fresh("ST") + ",t," + free
                                + "\n"),
                3,
                "nameId",
                "line 2");
        as("viewer").get("/api/v1/names?search=" + free).then().body("items[0].phone", equalTo("+000 2100"));
    }

    @ParameterizedTest
    @MethodSource("org.storesync.masterdata.fixture.AllKinds#sheets")
    void readsAnExportAgainUnchanged(Sheet sheet) {
        String code = fresh("ROUND");
        store(code);
        String item = item(fresh("+RI"));
        made("/api/v1/units", "{'name':'%s','comment':'=2+3'}".formatted(fresh("-U")));
        String list = made("/api/v1/item-lists", "{'code':'%s','description':'d, \\\"e\\\"'}".formatted(fresh("RL")));
        made("/api/v1/item-lists/" + list + "/lines", "{'itemId':'%s','price':'0.25'}".formatted(item));
        String export = export(sheet.name());
        int rows = export.split("\r?\n").length - 1;

        JsonPath again = done(sheet.name(), export);

        assertThat(again.getLong("created")).isZero();
        assertThat(again.getLong("changed")).isZero();
        assertThat(again.getLong("unchanged")).isEqualTo(rows);
    }

    @Test
    void guardsItsExportAgainstFormulas() {
        String code = fresh("=cmd|");
        String id = item(code);

        assertThat(export("items")).contains("\n'" + code + ",").doesNotContain("\n" + code);
        assertThat(done("items", "code,item_name\n'" + code + ",Renamed\n").getLong("changed"))
                .isEqualTo(1);
        assertThat(etag("/api/v1/items/" + id)).isEqualTo("\"1\"");
    }

    @Test
    void importsALargeFileAndPublishesAllOfIt() {
        int rows = 10_000;
        String prefix = fresh("BULK");
        StringBuilder file = new StringBuilder(ITEM_COLUMNS);
        for (int i = 0; i < rows; i++) {
            file.append(prefix).append('-').append(i).append(",Item ").append(i).append(",,,,10,,V,no,0,0.0005\n");
        }
        int before = routing.pushedOfType("item").size();

        String id = start("items", false, file.toString())
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        expect(ProblemCode.IMPORT_RUNNING, start("items", true, "code,item_name\n"));
        JsonPath done = finished(id);

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getLong("created")).isEqualTo(rows);
        assertThat(done.getLong("linesTotal")).isEqualTo(rows + 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> routing.pushedOfType("item").size() == before + rows);
    }

    @Test
    void refusesCallsThatAreWrong() {
        expect(ProblemCode.INVALID_REQUEST, start("patients", false, "x")).body("violations[0].field", equalTo("type"));
        expect(
                        ProblemCode.INVALID_REQUEST,
                        admin().contentType("text/csv").body("x").post("/api/v1/imports?type=items&dryRun=perhaps"))
                .body("violations[0].field", equalTo("dryRun"));
        expect(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                admin().contentType("application/json").body("{}").post("/api/v1/imports?type=items"));
        expect(ProblemCode.INVALID_REQUEST, admin().get("/api/v1/imports/x"))
                .body("violations[0].field", equalTo("id"));
        expect(ProblemCode.RECORD_UNKNOWN, admin().get("/api/v1/imports/01977777-0000-7000-8000-000000000000"));
        expect(ProblemCode.RECORD_UNKNOWN, as("viewer").get("/api/v1/exports/patients"));
        expect(ProblemCode.BODY_TOO_LARGE, start("items", true, new byte[FILE_MAX + 1]))
                .body("limit", equalTo(FILE_MAX));
    }

    private static String unit() {
        String name = fresh("Vial ");
        made("/api/v1/units", "{'name':'%s'}".formatted(name));
        return name;
    }

    private static int count(String search) {
        return as("viewer")
                .get("/api/v1/items?search=" + search)
                .jsonPath()
                .getList("items")
                .size();
    }

    private static String export(String sheet) {
        return as("viewer")
                .get("/api/v1/exports/" + sheet)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", "attachment; filename=\"" + sheet + ".csv\"")
                .extract()
                .asString();
    }

    private static Response start(String type, boolean dryRun, Object file) {
        byte[] bytes = file instanceof byte[] given ? given : file.toString().getBytes(StandardCharsets.UTF_8);
        return admin().contentType("text/csv")
                .body(bytes)
                .queryParam("type", type)
                .queryParam("dryRun", dryRun)
                .post("/api/v1/imports");
    }

    private static JsonPath finished(Response started) {
        return finished(started.then().statusCode(202).extract().<String>path("id"));
    }

    private static JsonPath finished(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> admin().get("/api/v1/imports/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        job -> !job.getString("state").equals("RUNNING"));
    }

    private static JsonPath done(String type, String file) {
        JsonPath job = finished(start(type, false, file));
        assertThat(job.getList("problems")).isEmpty();
        assertThat(job.getString("state")).isEqualTo("DONE");
        return job;
    }

    private static JsonPath failed(String type, Object file) {
        JsonPath job = finished(start(type, false, file));
        assertThat(job.getString("state")).isEqualTo("FAILED");
        return job;
    }

    private static void assertProblem(JsonPath job, int line, String field, String message) {
        assertThat(job.getInt("problems[0].line")).isEqualTo(line);
        assertThat(job.getString("problems[0].field")).isEqualTo(field);
        assertThat(job.getString("problems[0].message")).contains(message);
    }
}

package org.storesync.masterdata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.as;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.expect;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.made;
import static org.storesync.masterdata.fixture.Api.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.fixture.FakeCentral;
import org.storesync.model.ProblemCode;

/** Faults that people found when they imported their files. */
@QuarkusTest
class FieldCasesTest {
    FakeCentral routing;

    @BeforeEach
    void primary() {
        routing.usual();
        awaitRole("PRIMARY");
    }

    @DisplayName(
            "field-A1 importing a file with accents a second time changes nothing, and its codes are taken in any case of letters")
    @Test
    void accentsFoldEverywhere() {
        String mark = fresh("T");
        String units = "unit\nÉTUI %s\nFlacon %s\n".formatted(mark, mark);
        String items = "code,item_name,unit\nÉQ-%s,Bande élastique,ÉTUI %s\nEQ-%s,Compresse,flacon %s\n"
                .formatted(mark, mark, mark, mark);
        assertThat(run("units", units).getInt("created")).isEqualTo(2);
        assertThat(run("items", items).getInt("created")).isEqualTo(2);

        assertThat(run("units", units).getInt("unchanged")).isEqualTo(2);
        assertThat(run("items", items).getInt("unchanged")).isEqualTo(2);
        assertThat(run("items", "code,item_name\ne\u0301q-%s,Bande élastique\n".formatted(mark))
                        .getInt("created"))
                .isZero();
        expect(ProblemCode.CODE_TAKEN, post("/api/v1/items", "{'code':'éq-%s','name':'n'}".formatted(mark)));
        expect(ProblemCode.CODE_TAKEN, post("/api/v1/units", "{'name':'étui %s'}".formatted(mark)));
        as("viewer")
                .queryParam("search", "éQ-" + mark)
                .get("/api/v1/items")
                .then()
                .body("items", hasSize(1));
        made("/api/v1/items", "{'code':'ΟΔΟΣ-%s','name':'n'}".formatted(mark));
        expect(ProblemCode.CODE_TAKEN, post("/api/v1/items", "{'code':'οδος-%s','name':'n'}".formatted(mark)));
    }

    @DisplayName("field-A1 an invisible character is refused with its name and column")
    @Test
    void refusesWhatNobodySees() {
        JsonPath failed = run("items", "code,item_name\nA\u200BB,n\n");
        assertThat(failed.getString("problems[0].field")).isEqualTo("code");
        assertThat(failed.getString("problems[0].message")).contains("ZERO WIDTH SPACE (U+200B)");
        assertThat(run("items", "code,item_name\nAB,\u00A0n\n").getString("problems[0].message"))
                .contains("NO-BREAK SPACE");

        expect(ProblemCode.INVALID_REQUEST, post("/api/v1/items", "{'code':'A\u00ADB','name':'n'}"))
                .body("violations[0].field", equalTo("code"));
    }

    @DisplayName("field-A3 two options of one title and different types are two")
    @Test
    void optionsAreKnownByTitleAndType() {
        String title = fresh("Damaged ");
        String header = "title,type,active\n";
        String first = title + ",negativeInventoryAdjustment,yes\n";
        String second = title + ",returnReason,yes\n";

        assertThat(run("options", header + first).getInt("created")).isEqualTo(1);
        assertThat(run("options", header + second).getInt("created")).isEqualTo(1);
        assertThat(run("options", header + first + second).getInt("unchanged")).isEqualTo(2);
    }

    @DisplayName("field-A3 two periods of one name in different schedules are two")
    @Test
    void periodsAreKnownByNameAndSchedule() {
        String one = fresh("Monthly ");
        String other = fresh("Quarterly ");
        run("period-schedules", "name\n" + one + "\n" + other + "\n");
        String periods = "name,schedule,start_date,end_date\nP1,%s,2026-01-01,2026-01-31\nP1,%s,2026-01-01,2026-03-31\n"
                .formatted(one, other);

        assertThat(run("periods", periods).getInt("created")).isEqualTo(2);
        assertThat(run("periods", periods).getInt("unchanged")).isEqualTo(2);
    }

    @DisplayName("field-A4 text after a closing quote is told with the line an editor shows")
    @Test
    void tellsTheLineOfAFault() {
        JsonPath failed =
                run("items", "code,item_name\nA4-1,\"A cell of\ntwo lines, quoted\"\n\nA4-2,\"Al\"pha\nA4-3,Beta\n");

        assertThat(failed.getInt("problems[0].line")).isEqualTo(5);
        assertThat(failed.getString("problems[0].message")).contains("text after a closing quote");
    }

    @DisplayName(
            "field-A6 a file that names a code two records have is refused, saying which, unless it says by the id")
    @Test
    void refusesACodeThatTwoHave() {
        String code = fresh("TWO");
        String one = fresh("two-");
        String other = fresh("two-");
        for (String id : new String[] {one, other}) {
            routing.fromOutside(
                    "item", id, "upsert", "{\"ID\":\"%s\",\"code\":\"%s\",\"item_name\":\"n\"}".formatted(id, code));
        }
        Awaitility.await()
                .until(() -> as("viewer").get("/api/v1/items/" + other).statusCode() == 200);

        JsonPath failed = run("items", "code,item_name\n" + code.toLowerCase(java.util.Locale.ROOT) + ",changed\n");
        assertThat(failed.getString("problems[0].field")).isEqualTo("code");
        assertThat(failed.getString("problems[0].message")).contains("2 of the items", one, other);
        assertThat(run("item-list-lines", "list,item\nnone," + code + "\n").getString("problems.message"))
                .contains(one, other);
        assertThat(run("items", "code,item_name,id\n" + code + ",changed," + other + "\n")
                        .getInt("changed"))
                .isEqualTo(1);
        as("viewer").get("/api/v1/items/" + one).then().body("name", equalTo("n"));
    }

    @DisplayName(
            "field-smaller a header with a trailing comma names the column; a pack of nothing is refused; an empty filter is an error")
    @Test
    void smallerOnes() {
        JsonPath failed = run("items", "code,item_name,\nA,a,\n");
        assertThat(failed.getString("problems[0].field")).isEqualTo("column 3");
        assertThat(run("items", "code,item_name,pack_size\n" + fresh("Z") + ",a,0.0\n")
                        .getString("problems[0].field"))
                .isEqualTo("pack_size");
        expect(ProblemCode.INVALID_REQUEST, post("/api/v1/items", "{'code':'Z','name':'n','defaultPackSize':'0'}"))
                .body("violations[0].field", equalTo("defaultPackSize"));
        expect(
                ProblemCode.INVALID_REQUEST,
                as("viewer").urlEncodingEnabled(false).get("/api/v1/items?search="));
    }

    @DisplayName("field-smaller an export for Excel begins with a byte order mark, and is imported again")
    @Test
    void exportsForExcel() {
        made("/api/v1/units", "{'name':'%s'}".formatted(fresh("Étui ")));
        byte[] file = as("viewer").get("/api/v1/exports/units?bom=true").asByteArray();

        assertThat(file).startsWith(0xef, 0xbb, 0xbf);
        assertThat(as("viewer").get("/api/v1/exports/units").asByteArray()).startsWith('u');
        JsonPath again = run("units", new String(file, StandardCharsets.UTF_8));
        assertThat(again.getInt("changed") + again.getInt("created")).isZero();
        assertThat(again.getString("state")).isEqualTo("DONE");
    }

    private static JsonPath run(String type, String file) {
        String id = admin().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .queryParam("type", type)
                .queryParam("dryRun", false)
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> admin().get("/api/v1/imports/" + id).jsonPath(),
                        job -> !"RUNNING".equals(job.getString("state")));
    }
}

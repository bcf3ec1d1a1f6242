package org.storesync.gateway.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.gateway.fixture.TestSite.admin;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.audit.RefusalBook;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.security.Roles;
import org.storesync.kit.test.TestTokens;

/** I13 Audit: each act of an administrator has one row, chained per writer. */
@QuarkusTest
class AuditTest {
    private static final String AMINA = "person/b7c2f0de-0000-4000-8000-000000000001";

    CannedRouting routing;

    @Inject
    AuditBook book;

    @Inject
    RefusalBook refusals;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @Test
    void hasOneRowForEachActAndNoneForWhatWasSoAlready() {
        TestSite site = TestSite.create();
        String path = "/admin/v1/sites/" + site.id();

        site.callFrom("d-1")
                .header("X-Request-Id", "first-call")
                .get("/api/v1/site")
                .then()
                .statusCode(200);
        admin().contentType("application/json")
                .body("{\"reason\":\"lost\"}")
                .header("X-Request-Id", "r-9")
                .put(path + "/suspension");
        admin().contentType("application/json").body("{\"reason\":\"again\"}").put(path + "/suspension");
        admin().delete(path + "/suspension");
        admin().delete(path + "/suspension");
        String secret = admin().post(path + "/secret").then().extract().path("secret");
        admin().delete(path + "/device");
        admin().delete(path + "/device");
        admin().get(path);

        List<AuditRow> rows = book.list(new AuditQuery(null, null, "site/" + site.id(), null, 100))
                .reversed();
        assertThat(rows)
                .extracting(AuditRow::kind)
                .containsExactly(
                        "create-site", "bind-device", "suspend-site", "resume-site", "rekey-site", "release-device");
        assertThat(rows.get(0).detail()).isEqualTo("{\"name\":\"" + site.name() + "\",\"kind\":\"desktop\"}");
        assertThat(rows.get(1)).satisfies(bound -> {
            assertThat(bound.writer()).isEqualTo("site/" + site.id());
            assertThat(bound.detail()).isEqualTo("{\"device\":\"d-1\"}");
            assertThat(bound.requestId()).isEqualTo("first-call");
        });
        assertThat(rows.get(2)).satisfies(suspended -> {
            assertThat(suspended.writer()).isEqualTo(AMINA);
            assertThat(suspended.actor()).isEqualTo("amina");
            assertThat(suspended.detail()).isEqualTo("{\"reason\":\"lost\"}");
            assertThat(suspended.requestId()).isEqualTo("r-9");
        });
        assertThat(rows.get(5).detail()).isEqualTo("{\"device\":\"d-1\"}");
        assertThat(rows.toString()).doesNotContain(site.secret(), secret);
        assertThat(book.verify(new Verification.Place("", 0)).faults()).isEmpty();
    }

    @DisplayName("security-10 auditors list and verify by the API, others don't")
    @Test
    void auditorsReadIt() {
        TestSite site = TestSite.create();
        String auditor = TestTokens.person(Roles.AUDITOR).bearer();

        given().header("Authorization", auditor)
                .get("/admin/v1/audit?kind=create-site&limit=1")
                .then()
                .statusCode(200)
                .body("items[0].about", Matchers.equalTo("site/" + site.id()))
                .body("nextCursor", Matchers.notNullValue());
        given().header("Authorization", auditor)
                .get("/admin/v1/audit/verification")
                .then()
                .statusCode(200)
                .body("intact", Matchers.equalTo(true))
                .body("sealOverdue", Matchers.notNullValue());
        admin().get("/admin/v1/audit").then().statusCode(403);
        given().get("/admin/v1/audit/verification").then().statusCode(401);
    }

    @DisplayName("security-asvs a caller refused at an administrator's call is in the audit, a site's call does not")
    @Test
    void refusedCallsStandInIt() {
        TestSite site = TestSite.create();
        refusals.write();
        String viewer = TestTokens.person(Roles.VIEWER).bearer();

        given().header("Authorization", viewer)
                .header("X-Request-Id", "refused-9")
                .delete("/admin/v1/sites/" + site.id() + "/device")
                .then()
                .statusCode(403);
        given().header("Authorization", viewer).get("/api/v1/site").then().statusCode(403);

        Awaitility.await().until(() -> refusals.write() > 0);
        AuditRow row =
                book.list(new AuditQuery("refused-call", null, AMINA, null, 1)).getFirst();
        assertThat(row.actor()).isEqualTo("amina");
        assertThat(row.requestId()).isEqualTo("refused-9");
        assertThat(row.detail())
                .contains("\"kinds\":{\"forbidden DELETE /admin/v1/sites/*/device\":1}", "\"roles\":[\"viewer\"]");
        assertThat(book.verify(new Verification.Place("", 0)).faults()).isEmpty();
    }
}

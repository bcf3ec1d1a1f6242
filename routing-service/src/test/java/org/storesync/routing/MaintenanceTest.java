package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.asGateway;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.security.Roles;
import org.storesync.kit.test.TestTokens;

/** The switch of maintenance mode (docs/adr/0020). */
@QuarkusTest
class MaintenanceTest {
    private static final String SWITCH = "/admin/v1/maintenance";

    @Inject
    AuditBook audit;

    @AfterEach
    void open() {
        asAdmin().delete(SWITCH).then().statusCode(204);
    }

    @Test
    void peopleMayNotChangeAnythingUntilItIsOver() {
        int site = aSite("desktop").id;
        asAdmin().get(SWITCH).then().statusCode(200).body("on", equalTo(false)).body("since", nullValue());

        begin("upgrade").statusCode(200).body("on", equalTo(true)).body("by", equalTo("amina"));

        assignNowhere().statusCode(503).body("code", equalTo("maintenance"));
        asAdmin().get("/admin/v1/stores").then().statusCode(200);
        asGateway().get("/internal/v1/sites/" + site).then().statusCode(200);
        String since = asGateway().get("/internal/v1/maintenance").jsonPath().getString("since");
        asAdmin().get(SWITCH).then().body("since", equalTo(since)).body("reason", equalTo("upgrade"));

        asAdmin().delete(SWITCH).then().statusCode(204);
        asGateway().get("/internal/v1/maintenance").then().statusCode(200).body("since", nullValue());
        assignNowhere().statusCode(404).body("code", equalTo("store-unknown"));
    }

    @DisplayName(
            "I13: who closed and opened central, and why, is in the audit; a second switch changes the reason alone")
    @Test
    void actsAreAudited() {
        begin("first").statusCode(200);
        String since = asAdmin().get(SWITCH).jsonPath().getString("since");
        begin("second").statusCode(200).body("since", equalTo(since)).body("reason", equalTo("second"));
        asAdmin().delete(SWITCH).then().statusCode(204);
        asAdmin().delete(SWITCH).then().statusCode(204);

        List<String> newest = audit.list(new AuditQuery(null, null, "maintenance", null, 3)).stream()
                .map(MaintenanceTest::told)
                .toList();
        assertThat(newest)
                .containsExactly(
                        "end-maintenance {} amina",
                        "begin-maintenance {\"reason\":\"second\"} amina",
                        "begin-maintenance {\"reason\":\"first\"} amina");
    }

    @Test
    void onlyAdministratorsSwitchAndWithAReason() {
        for (String wrong : List.of(
                "{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "x".repeat(501) + "\"}", "{\"reason\":\"a\\u0000\"}")) {
            json(asAdmin()).body(wrong).put(SWITCH).then().statusCode(400).body("code", equalTo("invalid-request"));
        }
        RequestSpecification viewer = json(
                given().header("Authorization", TestTokens.person(Roles.VIEWER).bearer()));
        viewer.get(SWITCH).then().statusCode(200);
        json(given()).body("{\"reason\":\"a\"}").put(SWITCH).then().statusCode(401);
        json(given().header("Authorization", TestTokens.person(Roles.VIEWER).bearer()))
                .body("{\"reason\":\"a\"}")
                .put(SWITCH)
                .then()
                .statusCode(403);
        asAdmin().get(SWITCH).then().body("on", equalTo(false));
    }

    private static ValidatableResponse begin(String reason) {
        return json(asAdmin())
                .body("{\"reason\":\"" + reason + "\"}")
                .put(SWITCH)
                .then();
    }

    private static ValidatableResponse assignNowhere() {
        return json(asAdmin())
                .body("{\"siteId\":1}")
                .put("/admin/v1/stores/no-such-store/assignment")
                .then();
    }

    private static RequestSpecification json(RequestSpecification call) {
        return call.contentType("application/json");
    }

    private static String told(AuditRow row) {
        return row.kind() + " " + row.detail() + " " + row.actor();
    }
}

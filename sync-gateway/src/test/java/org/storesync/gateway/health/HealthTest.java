package org.storesync.gateway.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;

@QuarkusTest
class HealthTest {
    CannedRouting routing;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @Test
    void isReadyWithItsDatabaseAndCredentialsEvenWhileRoutingIsDown() {
        routing.down();

        given().get("/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("credentials"))
                .body("checks.name", hasItem("Database connections health check"));
        given().get("/health/live").then().statusCode(200);
    }

    @Test
    void countsCallsAndRefusalsWithoutNamingSites() {
        TestSite site = TestSite.create();
        site.call().get("/api/v1/site").then().statusCode(200);
        site.withSecret("wrong").call().get("/api/v1/site").then().statusCode(401);

        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("sync_site_calls_seconds_count{call=\"site\",outcome=\"ok\"}"))
                .body(containsString("sync_site_refusals_total{code=\"not-authenticated\"}"))
                .body(containsString("sync_calls_refused_total{status=\"401\"}"))
                .body(containsString("sync_gateway_in_flight_bytes"))
                .body(containsString("sync_sites_known"))
                .body(not(containsString("site=\"")));
    }
}

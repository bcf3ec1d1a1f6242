package org.storesync.masterdata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {
    @Test
    void isReadyWithItsDatabase() {
        given().get("/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("Database connections health check"));
        given().get("/health/live").then().statusCode(200);
    }

    @Test
    void countsWhatWaitsInBothDirections() {
        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("sync_outbox_depth"))
                .body(containsString("sync_feed_lag"));
    }
}

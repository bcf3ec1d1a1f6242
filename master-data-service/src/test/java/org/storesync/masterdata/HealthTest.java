package org.storesync.masterdata;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {
    @Test
    void isReadyWithItsDatabaseAndItsRole() {
        await("routing has told the role")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/health/ready")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"))
                        .body("checks.name", hasItems("Database connections health check", "role")));
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

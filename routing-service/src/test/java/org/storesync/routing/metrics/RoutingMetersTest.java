package org.storesync.routing.metrics;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.metrics.KitMeters;
import org.storesync.kit.test.ServedMeters;

@QuarkusTest
class RoutingMetersTest {
    @Test
    @DisplayName("metrics: what is served is what is listed")
    void servesWhatIsListed() {
        String metrics = given().get("/metrics").asString();

        ServedMeters.areListed(metrics, List.of(KitMeters.EVERY_SERVICE, KitMeters.AUDIT, RoutingMeters.ALL));
    }
}

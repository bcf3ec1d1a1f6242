package org.storesync.reporting;

import static io.restassured.RestAssured.given;
import static org.storesync.reporting.fixture.Calls.supervisor;
import static org.storesync.reporting.fixture.Calls.viewer;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.RoutingLog;
import org.storesync.kit.test.DebugLog;
import org.storesync.kit.test.TestTokens;
import org.storesync.reporting.fixture.Calls;
import org.storesync.reporting.fixture.FakeCentral;

@QuarkusTest
class SilentLogTest {
    private static final String PERSON = "Canary-Person-Mwale";
    private static final String EMAIL = "canary.amina@health.example";

    FakeCentral central;

    @Test
    @DisplayName("logs: no token, body or name is in a line, also at debug level")
    void tellsNoBodies() {
        String expired = token().expired().token();
        String foreign = token().foreign().token();

        try (DebugLog log = DebugLog.open()) {
            RoutingLog feed = central.begin();
            feed.upsert("central", "name", "nQ", "{\"code\":\"Q\",\"name\":\"" + PERSON + "\"}");
            feed.upsert("store-core", "store", "Q", "{\"name_ID\":\"nQ\"}");
            feed.upsert("store/Q", "item_line", "q1", "{\"store_ID\":\"Q\",\"quantity\":\"" + PERSON + "\"}");
            Calls.rebuild();
            viewer().get("/api/v1/sync-report").then().statusCode(200);
            supervisor().get("/api/v1/stock-on-hand?by=" + PERSON).then().statusCode(400);
            for (String token : List.of(expired, foreign)) {
                given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/sync-report")
                        .then()
                        .statusCode(401);
            }

            log.hasNone(
                    "not authenticated",
                    Stream.concat(Stream.of(expired, foreign).flatMap(DebugLog::partsOf), Stream.of(PERSON, EMAIL))
                            .toList());
        }
    }

    private static TestTokens token() {
        return TestTokens.person("viewer").forAudience("reporting-service").claim("email", EMAIL);
    }
}

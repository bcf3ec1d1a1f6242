package org.storesync.gateway;

import static io.restassured.RestAssured.given;
import static org.storesync.gateway.fixture.TestSite.admin;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.kit.test.DebugLog;
import org.storesync.kit.test.TestTokens;

@QuarkusTest
class SilentLogTest {
    private static final String PATIENT = "Canary-Patient-Mwale";
    private static final String EMAIL = "canary.amina@health.example";
    private static final String WRONG_SECRET = "canary-wrong-secret-0123456789";

    CannedRouting routing;

    @Test
    @DisplayName("logs: no secret, token, body or name is in a line, also at debug level")
    void tellsNoSecrets() {
        routing.reset();
        TestSite site = TestSite.create();
        String expired = token().expired().token();
        String foreign = token().foreign().token();
        String elsewhere = token().forAudience("another-service").token();
        String garbled = "eyJjYW5hcnkiOiJnYXJibGVkIn0.eyJjYW5hcnkiOiJib2R5In0.Y2FuYXJ5LXNpZ25hdHVyZQ";

        try (DebugLog log = DebugLog.open()) {
            site.call().get("/api/v1/site").then().statusCode(200);
            site.withSecret(WRONG_SECRET).call().get("/api/v1/site").then().statusCode(401);
            for (String token : List.of(expired, foreign, elsewhere, garbled)) {
                for (String path : List.of("/admin/v1/sites", "/api/v1/site")) {
                    given().header("Authorization", "Bearer " + token)
                            .get(path)
                            .then()
                            .statusCode(401);
                }
            }
            for (String body : List.of(
                    "{\"patient\":\"" + PATIENT + "\"}", "{\"batchId\":\"" + PATIENT, PATIENT, "\u0000" + PATIENT)) {
                site.call().contentType("application/x-ndjson").body(body).post("/api/v1/push");
                site.call().contentType("application/json").body(body).post("/api/v1/pull");
                admin().contentType("application/json").body(body).post("/admin/v1/sites");
            }
            routing.down();
            site.call().get("/api/v1/status").then().statusCode(503);

            log.hasNone(
                    "not authenticated",
                    Stream.concat(
                                    Stream.of(expired, foreign, elsewhere, garbled)
                                            .flatMap(DebugLog::partsOf),
                                    Stream.of(
                                            PATIENT,
                                            EMAIL,
                                            WRONG_SECRET,
                                            site.secret(),
                                            encoded(site),
                                            encoded(site.withSecret(WRONG_SECRET))))
                            .toList());
        }
    }

    private static TestTokens token() {
        return TestTokens.person("sync-admin").claim("email", EMAIL);
    }

    private static String encoded(TestSite site) {
        return site.basic().substring("Basic ".length());
    }
}

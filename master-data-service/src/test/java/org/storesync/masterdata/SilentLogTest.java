package org.storesync.masterdata;

import static io.restassured.RestAssured.given;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.etag;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.made;
import static org.storesync.masterdata.fixture.Api.make;
import static org.storesync.masterdata.fixture.Api.post;
import static org.storesync.masterdata.fixture.Api.put;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.DebugLog;
import org.storesync.kit.test.TestTokens;

@QuarkusTest
class SilentLogTest {
    private static final String PERSON = "Canary-Person-Mwale";
    private static final String EMAIL = "canary.amina@health.example";

    @Test
    @DisplayName("logs: no token, body or name is in a line, also at debug level")
    void tellsNoBodies() {
        awaitRole("PRIMARY");
        String expired = token().expired().token();
        String foreign = token().foreign().token();

        try (DebugLog log = DebugLog.open()) {
            String code = fresh("QUIET");
            String id = made("/api/v1/names", "{'code':'%s','name':'%s','customer':true}".formatted(code, PERSON));
            String again = "{'code':'%s','name':'%s','customer':true}".formatted(code, PERSON + " 2");
            post("/api/v1/names", again);
            make("/api/v1/names/" + id, again);
            put("/api/v1/names/" + id, etag("/api/v1/names/" + id), again)
                    .then()
                    .statusCode(200);
            post("/api/v1/names", "{'code':'%s','customer':'%s'}".formatted(code, PERSON));
            post("/api/v1/names", "{'code':" + PERSON);
            admin().multiPart(
                            "file",
                            "names.csv",
                            ("code,name,customer\nQ1," + PERSON + "," + PERSON + "\n")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .queryParam("type", "names")
                    .post("/api/v1/imports");
            for (String token : List.of(expired, foreign)) {
                given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/names")
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
        return TestTokens.person("data-admin")
                .forAudience("master-data-service")
                .claim("email", EMAIL);
    }
}

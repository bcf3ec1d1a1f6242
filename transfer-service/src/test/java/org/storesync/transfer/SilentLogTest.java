package org.storesync.transfer;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.storesync.transfer.fixture.Calls.viewer;
import static org.storesync.transfer.fixture.Documents.invoice;
import static org.storesync.transfer.fixture.Documents.line;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.DebugLog;
import org.storesync.kit.test.TestTokens;
import org.storesync.transfer.fixture.CentralLog;

@QuarkusTest
class SilentLogTest {
    private static final String PERSON = "Canary-Person-Mwale";
    private static final String EMAIL = "canary.amina@health.example";

    CentralLog central;

    @Test
    @DisplayName("logs: no token, body or name is in a line, also at debug level")
    void tellsNoBodies() {
        String expired = token().expired().token();
        String foreign = token().foreign().token();

        try (DebugLog log = DebugLog.open()) {
            central.store("quietA", "name of quietA", "2019-03-04");
            central.store("quietB", "name of quietB", "2026-06-01");
            central.central("item", "item");
            Map<String, Object> body = new HashMap<>(invoice("quiet-1", "quietA", "name of quietB"));
            body.put("comment", PERSON);
            central.put("store/quietA", "transact", "quiet-1", body);
            central.put("store/quietA", "trans_line", "quiet-1-a", line("quiet-1-a", "quiet-1", "2"));
            central.putJson(
                    "store/quietA", "transact", "quiet-2", "{\"ID\":\"quiet-2\",\"type\":[\"" + PERSON + "\"]}");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> viewer().get("/api/v1/transfers/quiet-1").path("state"), "sent"::equals);
            for (String token : List.of(expired, foreign)) {
                given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/transfers")
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
        return TestTokens.person("viewer").forAudience("transfer-service").claim("email", EMAIL);
    }
}

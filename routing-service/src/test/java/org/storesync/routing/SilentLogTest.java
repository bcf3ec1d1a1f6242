package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.stock;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.DebugLog;
import org.storesync.kit.test.TestTokens;

@QuarkusTest
class SilentLogTest {
    private static final String PATIENT = "Canary-Patient-Mwale";
    private static final String EMAIL = "canary.amina@health.example";

    @Test
    @DisplayName("logs: no token, body or name is in a line, also at debug level")
    void tellsNoBodies() {
        Site site = aSite("desktop");
        Site other = aSite("desktop");
        String store = aStoreOn(site);
        String expired =
                TestTokens.person("sync-admin").claim("email", EMAIL).expired().token();
        String foreign =
                TestTokens.person("sync-admin").claim("email", EMAIL).foreign().token();

        try (DebugLog log = DebugLog.open()) {
            String line = id();
            site.push(
                    stock(line, store, PATIENT),
                    change("trans_line", id(), "'transaction_ID':'" + id() + "','note':'" + PATIENT + "'"),
                    change("canary_type", id(), "'note':'" + PATIENT + "'"),
                    change("item", id(), "'item_name':'" + PATIENT + "'"));
            other.push(stock(line, store, PATIENT));
            site.sendBody(("{\"batchId\":\"" + PATIENT + "\"}").getBytes(StandardCharsets.UTF_8));
            site.sendBody(PATIENT.getBytes(StandardCharsets.UTF_8));
            site.drain();
            asAdmin().body("{\"siteId\":\"" + PATIENT + "\"}").put("/admin/v1/primary");
            asAdmin().get("/admin/v1/quarantine").then().statusCode(200);
            for (String token : List.of(expired, foreign)) {
                given().auth().oauth2(token).get("/admin/v1/stores").then().statusCode(401);
            }

            log.hasNone(
                    "not authenticated",
                    Stream.concat(Stream.of(expired, foreign).flatMap(DebugLog::partsOf), Stream.of(PATIENT, EMAIL))
                            .toList());
        }
    }
}

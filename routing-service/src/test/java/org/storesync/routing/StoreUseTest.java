package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.stock;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestTokens;

@QuarkusTest
class StoreUseTest {
    @DisplayName("field-D1 a store is in use while it is active or has data, and it says where")
    @Test
    void tellsWhereAStoreIsUsed() {
        Site site = aSite("desktop");
        String active = aStoreOn(site);
        String idle = aStoreOn(null);

        use(idle)
                .statusCode(200)
                .body("inUse", equalTo(false))
                .body("activeSite", nullValue())
                .body("records", equalTo(0));
        use(active).body("inUse", equalTo(true)).body("activeSite", equalTo(site.id));

        site.push(stock(id(), active));
        use(active).body("records", equalTo(1));
        use("no-such-store").statusCode(404);
        given().auth()
                .oauth2(TestTokens.person("sync-admin").token())
                .get("/internal/v1/stores/" + idle + "/use")
                .then()
                .statusCode(403);
        given().get("/internal/v1/stores/" + idle + "/use").then().statusCode(401);
    }

    private static ValidatableResponse use(String store) {
        return given().auth()
                .oauth2(TestTokens.client("master-data-service", "routing-service")
                        .token())
                .get("/internal/v1/stores/" + store + "/use")
                .then();
    }
}

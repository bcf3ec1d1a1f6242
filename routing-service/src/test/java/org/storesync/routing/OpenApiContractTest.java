package org.storesync.routing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.ContractFile;

/** The contract the other services rely on. */
@QuarkusTest
class OpenApiContractTest {
    private final ContractFile contract = ContractFile.of("routing-service");

    @Test
    void committedFileIsWhatTheServiceSays() {
        contract.assertEquals(
                given().get("/openapi").then().statusCode(200).extract().asString());
    }

    @Test
    void breaksNoClientOfTheLastRelease() {
        contract.assertCompatible();
    }
}

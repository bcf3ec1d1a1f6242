package org.storesync.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.ContractFile;

/** The contract from which clients are made. */
@QuarkusTest
class OpenApiContractTest {
    private final ContractFile contract = ContractFile.of("reporting-service");

    @Test
    void committedFileIsWhatTheServiceSays() {
        contract.assertEquals(
                given().get("/openapi").then().statusCode(200).extract().asString());
    }

    @Test
    void breaksNoClientOfTheLastRelease() {
        contract.assertCompatible();
    }

    @Test
    void describesEveryOperationWhole() {
        List<String> ids = ContractFile.assertWhole(
                given().get("/openapi?format=json").jsonPath().getMap("paths"), "401", "403", "500");

        assertThat(ids)
                .containsExactlyInAnyOrder(
                        "getStockOnHand", "getStockValue", "getSyncReport", "getFeedState", "rebuildReadModels");
    }
}

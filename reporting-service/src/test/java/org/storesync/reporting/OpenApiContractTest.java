package org.storesync.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.ContractFile;

/** The contract clients are made from. */
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
        JsonPath json = given().get("/openapi?format=json").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = json.getMap("paths");
        List<String> ids = new ArrayList<>();

        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (!method.equals("parameters")) {
                ids.add((String) operation.get("operationId"));
                assertThat(operation)
                        .as(method + " " + path)
                        .containsKeys("operationId", "summary", "tags", "responses");
                Map<String, Map<String, Object>> responses = responses(operation);
                assertThat(responses).as(method + " " + path).containsKeys("401", "403", "500");
                responses.forEach((status, response) -> {
                    if (status.charAt(0) >= '4') {
                        assertThat(response.get("content").toString())
                                .contains("application/problem+json", "schemas/Problem");
                    }
                });
            }
        }));

        assertThat(ids)
                .containsExactlyInAnyOrder(
                        "getStockOnHand", "getStockValue", "getSyncReport", "getFeedState", "rebuildReadModels");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> responses(Map<String, Object> operation) {
        return (Map<String, Map<String, Object>>) operation.get("responses");
    }
}

package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;

/**
 * The contract in openapi/ is the one that is served, and it breaks nobody who relies on the last released one. After a change:
 * {@code ./mvnw -pl routing-service test -Dtest=OpenApiContractTest -Dstoresync.write-contract=true}.
 */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class OpenApiContractTest {
    private static final Path COMMITTED = Path.of("../openapi/routing-service-v1.yaml");
    private static final Path RELEASED = Path.of("src/test/resources/openapi/released/routing-service-v1.yaml");

    @Test
    void theCommittedContractIsTheOneServed() throws IOException {
        String served = given().get("/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("storesync.write-contract")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED, StandardCharsets.UTF_8))
                .as(
                        "openapi/routing-service-v1.yaml differs from what is served; rewrite it (see this class) and review the difference")
                .isEqualTo(served);
    }

    @Test
    void nothingReleasedIsBroken() {
        ChangedOpenApi changes = OpenApiCompare.fromLocations(RELEASED.toString(), COMMITTED.toString());
        assertThat(changes.isCompatible())
                .as(
                        "openapi/routing-service-v1.yaml breaks clients of the released contract: %s",
                        changes.isDifferent())
                .isTrue();
    }
}

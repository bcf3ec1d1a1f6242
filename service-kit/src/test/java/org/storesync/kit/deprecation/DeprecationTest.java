package org.storesync.kit.deprecation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;

/** An operation that will end says so in each answer and in the contract; src/test/resources/application.properties names it. */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class DeprecationTest {
    @Test
    void answersSayThatTheOperationWillEnd() {
        for (ValidatableResponse answer : new ValidatableResponse[] {
            given().get("/faulty/old/x").then().statusCode(200),
            given().accept("image/png").get("/faulty/old/y").then().statusCode(406)
        }) {
            answer.header("Deprecation", "@1796083200")
                    .header("Sunset", "Mon, 06 Dec 2027 00:00:00 GMT")
                    .header("Link", "<https://storesync.example/protocol#old>; rel=\"deprecation\"");
        }
        assertThat(Instant.ofEpochSecond(1796083200L))
                .isEqualTo(
                        LocalDate.of(2026, 12, 1).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse("Mon, 06 Dec 2027 00:00:00 GMT"))
                .isNotNull();
    }

    @Test
    void otherOperationsDoNotSayIt() {
        given().get("/faulty/limited?limit=3").then().statusCode(200).header("Deprecation", nullValue());
        given().get("/faulty/old/x/y").then().statusCode(404).header("Deprecation", nullValue());
        given().delete("/faulty/old/x").then().statusCode(405).header("Deprecation", nullValue());
    }

    @Test
    void theContractMarksIt() {
        JsonPath contract = given().get("/openapi?format=json").jsonPath();

        assertThat(contract.getBoolean("paths.'/faulty/old/{name}'.get.deprecated"))
                .isTrue();
        assertThat(contract.getMap("paths.'/faulty/limited'.get")).doesNotContainKey("deprecated");
    }
}

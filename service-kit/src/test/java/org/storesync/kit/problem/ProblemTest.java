package org.storesync.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;
import org.storesync.kit.test.TestTokens;

/** Whatever fails, and in whatever layer, the answer is problem+json with the fields of docs/protocol.md section 2. */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class ProblemTest {

    @Test
    void answersAllFieldsOfAProblem() {
        problem(given().header("X-Request-Id", "r-1").get("/faulty/problem").then(), 503, "routing-unavailable")
                .header("Retry-After", "2")
                .header("X-Request-Id", "r-1")
                .body("title", equalTo("central can't take calls right now; nothing was lost, try again later"))
                .body("detail", equalTo("try later"))
                .body("requestId", equalTo("r-1"))
                .body("limit", equalTo(5000))
                .body("supported.max", equalTo(1))
                .body("outcome.batchId", equalTo("b1"))
                .body("violations", nullValue());
    }

    @Test
    void hidesWhatNobodyExpected() {
        problem(given().get("/faulty/unexpected").then(), 500, "internal").body(not(containsString("hunter2")));
        problem(given().get("/faulty/database-away").then(), 503, "routing-unavailable")
                .header("Retry-After", notNullValue());
        problem(given().get("/routes/throws").then(), 500, "internal").body(not(containsString("hunter2")));
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        problem(json("{\"item\":\" \",\"count\":11}").then(), 400, "invalid-request")
                .body("violations", hasSize(2))
                .body("violations[0].field", equalTo("count"))
                .body("violations[0].message", equalTo("must be less than or equal to 10"))
                .body("violations[1].field", equalTo("item"));
        problem(given().get("/faulty/limited?limit=201").then(), 400, "invalid-request")
                .body("violations[0].field", equalTo("limit"));
    }

    @Test
    void namesTheParameterOfTheWrongForm() {
        wrongForm("limited?limit=x", "limit");
        wrongForm("limited?limit=2147483648", "limit");
        wrongForm("typed/1x?colour=RED", "number");
        wrongForm("typed/1?colour=GREEN", "colour");
        wrongForm("typed/1?id=b7c2f0de", "id");
        wrongForm("typed/1?since=yesterday", "since");
        wrongForm("typed/1?size=many", "size");
        wrongForm("typed/1?day=tomorrow", null);
        given().get("/faulty/typed/1?colour=RED&id=b7c2f0de-0000-4000-8000-000000000001"
                        + "&since=2026-12-01T09:00:00Z&size=3&day=2026-12-01")
                .then()
                .statusCode(200)
                .body(equalTo("1 RED b7c2f0de-0000-4000-8000-000000000001 2026-12-01T09:00:00Z 3 2026-12-01"));
        given().get("/faulty/typed/1").then().statusCode(200).body(equalTo("1 null null null 5 null"));
    }

    @Test
    void tellsBrokenJsonFromAWrongField() {
        problem(json("{\"item\":").then(), 400, "malformed-body").body("detail", containsString("line 1, column 9"));
        problem(json("[1").then(), 400, "malformed-body");
        problem(json("{\"line\":{\"number\":\"x\"}}").then(), 400, "invalid-request")
                .body("violations[0].field", equalTo("line.number"));
    }

    @Test
    void answersWhatTheFrameworkRefuses() {
        problem(given().get("/nowhere").then(), 404, "not-found");
        problem(given().get("/faulty/nowhere").then(), 404, "not-found");
        problem(given().delete("/faulty/problem").then(), 405, "method-not-allowed");
        problem(
                given().accept("text/csv")
                        .contentType("application/json")
                        .body("{}")
                        .post("/faulty/orders")
                        .then(),
                406,
                "not-acceptable");
        problem(given().contentType("text/csv").body("a").post("/faulty/orders").then(), 415, "unsupported-media-type");
        problem(given().get("/routes/forbids").then(), 403, "forbidden");
    }

    @Test
    void refusesABodyBeyondTheLimit() {
        String atLimit = "{\"item\":\"%s\"}".formatted("x".repeat(1024 - 11));
        json(atLimit).then().statusCode(200);
        problem(json(atLimit + " ").then(), 413, "body-too-large").body("limit", equalTo(1024));
    }

    @Test
    void tellsWhoCalls() {
        given().header("Authorization", TestTokens.person("sync-admin").bearer())
                .get("/faulty/admin")
                .then()
                .statusCode(200)
                .body(equalTo("amina -"));
        given().header(
                        "Authorization",
                        TestTokens.client("sync-gateway", "routing-service").bearer())
                .get("/faulty/any")
                .then()
                .statusCode(200)
                .body(equalTo("service-account-sync-gateway sync-gateway"));
    }

    @Test
    void refusesWhoMayNot() {
        problem(given().get("/faulty/admin").then(), 401, "not-authenticated")
                .header("WWW-Authenticate", containsString("Bearer"));
        problem(admin(TestTokens.person("viewer")), 403, "forbidden");
        problem(admin(TestTokens.person("sync-admin").expired()), 401, "not-authenticated");
        problem(admin(TestTokens.person("sync-admin").foreign()), 401, "not-authenticated");
        problem(admin(TestTokens.person("sync-admin").forAudience("another")), 401, "not-authenticated");
        problem(admin(TestTokens.person("sync-admin").claim("iss", "https://other")), 401, "not-authenticated");
        problem(
                given().header("Authorization", "Bearer nonsense")
                        .get("/faulty/admin")
                        .then(),
                401,
                "not-authenticated");
    }

    @Test
    void makesARequestIdWhereTheCallersIsMissingOrForged() {
        given().get("/faulty/limited?limit=1").then().header("X-Request-Id", matchesPattern("[0-9a-f]{16}"));
        given().header("X-Request-Id", "a b")
                .get("/faulty/problem")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{16}"))
                .body("requestId", matchesPattern("[0-9a-f]{16}"));
    }

    private static io.restassured.response.Response json(String body) {
        return given().contentType("application/json").body(body).post("/faulty/orders");
    }

    /** @param field null if no violation can name the parameter */
    private static void wrongForm(String address, @Nullable String field) {
        problem(given().get("/faulty/" + address).then(), 400, "invalid-request")
                .body("violations.field", field == null ? nullValue() : equalTo(List.of(field)));
    }

    private static ValidatableResponse admin(TestTokens token) {
        return given().header("Authorization", token.bearer())
                .get("/faulty/admin")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()))
                .body("requestId", not(blankOrNullString()));
    }
}

package org.storesync.kit.login;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.security.Roles;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;
import org.storesync.kit.test.TestTokens;

@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class FreshLoginTest {
    private static final TestTokens ADMIN = TestTokens.person(Roles.SYNC_ADMIN);

    @Test
    @DisplayName("B5: a setting is changed after a login younger than ten minutes")
    void takesAFreshLogin() {
        change(TestTokens.person(Roles.SYNC_ADMIN)).statusCode(200);
        change(ADMIN.signedInAgo(Duration.ofSeconds(590))).statusCode(200);
    }

    @Test
    @DisplayName("B5: ten minutes after the login a setting is not changed, but may be read")
    void refusesAnOldLogin() {
        TestTokens old = ADMIN.signedInAgo(Duration.ofMinutes(10));

        tooOld(change(old));
        call(Method.GET, old, null).statusCode(200);
    }

    @Test
    @DisplayName("B5: a login that the token does not tell, or tells wrongly, is too old")
    void refusesAnUnknownLogin() {
        tooOld(change(ADMIN.withoutLogin()));
        tooOld(change(ADMIN.claim("auth_time", 0)));
        tooOld(change(ADMIN.claim("auth_time", "lately")));
        tooOld(change(ADMIN.withoutLogin().claim("login_steps", Map.of())));
        tooOld(change(ADMIN.withoutLogin().claim("login_steps", Map.of("password", "lately"))));
        tooOld(change(ADMIN.withoutLogin().claim("login_steps", "lately")));
    }

    @Test
    @DisplayName("B5: a clock of the identity server may be a minute ahead, not more")
    void takesAClockThatIsAhead() {
        change(ADMIN.signedInAgo(Duration.ofSeconds(-50))).statusCode(200);
        tooOld(change(ADMIN.signedInAgo(Duration.ofSeconds(-70))));
    }

    @Test
    @DisplayName("B5: without auth_time the earliest step of the login counts")
    void takesTheStepsOfALogin() {
        long now = Instant.now().getEpochSecond();
        Map<String, Long> fresh = Map.of("name", now - 5, "password", now);
        Map<String, Long> mixed = Map.of("password", now - 700, "cookie", now);

        change(ADMIN.withoutLogin().claim("login_steps", fresh)).statusCode(200);
        tooOld(change(ADMIN.withoutLogin().claim("login_steps", mixed)));
        tooOld(change(ADMIN.signedInAgo(Duration.ofHours(1)).claim("login_steps", fresh)));
    }

    @Test
    @DisplayName("B5: who may not change the setting is told so, whatever the login")
    void checksRolesBefore() {
        problem(call(Method.PUT, null, "{}"), 401, "not-authenticated");
        problem(change(ADMIN.expired()), 401, "not-authenticated");
        problem(change(TestTokens.person(Roles.VIEWER)), 403, "forbidden");
        problem(change(TestTokens.person(Roles.VIEWER).withoutLogin()), 403, "forbidden");
    }

    @Test
    @DisplayName("B5: an old login learns nothing about the form of the call")
    void checksTheLoginBeforeTheBody() {
        tooOld(call(Method.PUT, ADMIN.withoutLogin(), "{"));
    }

    @Test
    @DisplayName("B5: a service has no login and needs none")
    void letsServicesPass() {
        change(TestTokens.client("tool", "routing-service")
                        .claim("realm_access", Map.of("roles", List.of(Roles.SYNC_ADMIN))))
                .statusCode(200);
    }

    private static ValidatableResponse change(TestTokens token) {
        return call(Method.PUT, token, "{}");
    }

    private static ValidatableResponse call(Method method, @Nullable TestTokens token, @Nullable String body) {
        RequestSpecification request = given().contentType("application/json");
        if (token != null) {
            request = request.header("Authorization", token.bearer());
        }
        if (body != null) {
            request = request.body(body);
        }
        return request.request(method, "/setting").then();
    }

    private static void tooOld(ValidatableResponse answer) {
        problem(answer, 403, "login-too-old");
    }

    private static void problem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}

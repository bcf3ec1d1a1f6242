package org.storesync.gateway.sync.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.storesync.gateway.fixture.Problems.expect;
import static org.storesync.gateway.fixture.TestSite.admin;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.Call;
import org.storesync.client.test.Reply;
import org.storesync.client.test.Trouble;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.CannedRoutingResource;
import org.storesync.gateway.fixture.RawCall;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.ProblemCode;

/** A site's calls: who is let in, and that the gateway passes calls and answers on unchanged. */
@QuarkusTest
class SyncResourceTest {
    private static final String CURSOR = "{\"lineage\":\"l\",\"cursor\":null}";

    CannedRouting routing;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @Test
    void passesEachCallOnWithTheGatewaysTokenAndTheSitesHeaders() {
        TestSite site = TestSite.create();

        site.call().get("/api/v1/site").then().statusCode(200).body("siteId", equalTo(site.id()));
        site.call()
                .contentType("application/json")
                .body("{\"lineage\":\"l\"}")
                .post("/api/v1/site")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("CONTINUE"));
        site.call()
                .contentType("application/x-ndjson")
                .body("{\"count\":0}\n".getBytes(UTF_8))
                .post("/api/v1/push")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(false));
        site.call()
                .header("X-Request-Id", "r-7")
                .contentType("application/json")
                .body(CURSOR)
                .post("/api/v1/pull")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "r-7");

        String base = "/internal/v1/sites/" + site.id();
        assertThat(routing.calls().stream()
                        .map(asked -> asked.method() + " " + asked.path())
                        .skip(1))
                .containsExactly(
                        "GET " + base, "POST " + base + "/sync", "POST " + base + "/push", "POST " + base + "/pull");
        Call pull = routing.lastCall();
        assertThat(pull.text()).isEqualTo(CURSOR);
        assertThat(pull.header("Storesync-App")).isEqualTo("site-agent/1.2.3");
        assertThat(pull.header("X-Request-Id")).isEqualTo("r-7");
        assertThat(pull.header("Authorization")).startsWith("Bearer ").doesNotContain(site.secret());
    }

    @Test
    void passesTheAnswersBytesThroughWithTheirEncoding() throws Exception {
        TestSite site = TestSite.create();
        byte[] packed = Reply.gzip("{\"count\":0}\n".getBytes(UTF_8));
        routing.answer(
                "/pull",
                call -> new Reply(200, "application/x-ndjson", packed)
                        .with("Content-Encoding", "gzip")
                        .asItIs());

        var answer = RawCall.post(
                "/api/v1/pull",
                site,
                CURSOR.getBytes(UTF_8),
                "Accept",
                "application/x-ndjson",
                "Accept-Encoding",
                "gzip");

        assertThat(routing.lastCall().header("Accept")).isEqualTo("application/x-ndjson");
        assertThat(routing.lastCall().header("Accept-Encoding")).isEqualTo("gzip");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.body()).isEqualTo(packed);
    }

    @Test
    void asksForItsTokenOnce() {
        TestSite site = TestSite.create();
        int before = routing.tokensGiven();

        for (int i = 0; i < 20; i++) {
            site.call().get("/api/v1/site").then().statusCode(200);
        }

        assertThat(routing.tokensGiven() - before).isZero();
    }

    @Test
    void addsTheLastContactToTheStatus() {
        TestSite site = TestSite.create();

        site.call()
                .get("/api/v1/status")
                .then()
                .statusCode(200)
                .body("remaining", equalTo(12))
                .body("$", not(hasKey("lastContactAt")));
        String seen = site.call()
                .get("/api/v1/status")
                .then()
                .statusCode(200)
                .extract()
                .path("lastContactAt");

        assertThat(java.time.Instant.parse(seen)).isBeforeOrEqualTo(java.time.Instant.now());
    }

    @DisplayName("claims-F1 a site reads page by page what became of its waiting changes, and of no other site's")
    @Test
    void readsItsOwnDecisions() {
        TestSite site = TestSite.create();
        TestSite other = TestSite.create();
        routing.answer(
                "/decisions",
                200,
                "application/json",
                "{\"items\":[{\"decisionId\":1,\"outcome\":\"discarded\"}],\"next\":1}");

        site.call()
                .queryParam("limit", 1)
                .get("/api/v1/decisions")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("items[0].outcome", equalTo("discarded"))
                .body("next", equalTo(1));
        assertThat(routing.lastCall().queryText()).isEqualTo("after=0&limit=1");

        site.call()
                .get("/api/v1/decisions?after=1&siteId=" + other.id() + "&x=..%2F..%2F" + other.id())
                .then()
                .statusCode(200);
        assertThat(routing.lastCall().path()).isEqualTo("/internal/v1/sites/" + site.id() + "/decisions");
        assertThat(routing.lastCall().queryText()).isEqualTo("after=1");
        expect(ProblemCode.NOT_FOUND, site.call().get("/api/v1/decisions/" + other.id()));

        String problem = "{\"type\":\"urn:problem:invalid-request\",\"status\":400,\"code\":\"invalid-request\"}";
        routing.answer("/decisions", 400, "application/problem+json", problem);
        site.call().get("/api/v1/decisions?limit=501").then().statusCode(400).body("code", equalTo("invalid-request"));
    }

    @Test
    void refusesMissingAndWrongCredentialsOnEveryCall() {
        var calls = calls();

        for (var call : calls) {
            // A separate site, because wrong secrets of one site are counted.
            TestSite site = TestSite.create();
            TestSite other = TestSite.create();
            expect(ProblemCode.NOT_AUTHENTICATED, call.apply(RestAssured.given()));
            expect(
                    ProblemCode.NOT_AUTHENTICATED,
                    call.apply(site.withSecret("wrong").call()));
            expect(
                    ProblemCode.NOT_AUTHENTICATED,
                    call.apply(site.withSecret(other.secret()).call()));
        }
        // Routing got none of these calls; it saw only the registrations.
        assertThat(routing.calls()).hasSize(2 * calls.size());
    }

    @Test
    void tellsAnUnknownSiteFromAWrongSecretInNothing() {
        TestSite site = TestSite.create();

        String wrong = body(site.withSecret("wrong").call());
        String unknown = body(new TestSite(2_000_000_000, "", site.secret()).call());
        String nonsense = body(RestAssured.given().header("Authorization", "Basic !!!"));

        assertThat(unknown).isEqualTo(wrong);
        assertThat(nonsense).isEqualTo(wrong);
    }

    @Test
    void letsATokenInThatNamesASite() {
        TestSite site = TestSite.create();

        withToken(TestTokens.client("site-client", "sync-gateway").claim("site_id", site.id()))
                .get("/api/v1/site")
                .then()
                .statusCode(200)
                .body("siteId", equalTo(site.id()));
        withToken(TestTokens.client("site-client", "sync-gateway").claim("site_id", Integer.toString(site.id())))
                .contentType("application/json")
                .body(CURSOR)
                .post("/api/v1/pull")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesExpiredForeignAndSitelessTokens() {
        TestSite site = TestSite.create();
        TestTokens good = TestTokens.client("site-client", "sync-gateway").claim("site_id", site.id());

        for (var call : calls()) {
            expect(ProblemCode.NOT_AUTHENTICATED, call.apply(withToken(good.expired())));
            expect(ProblemCode.NOT_AUTHENTICATED, call.apply(withToken(good.foreign())));
            expect(ProblemCode.NOT_AUTHENTICATED, call.apply(withToken(good.forAudience("routing-service"))));
            expect(ProblemCode.FORBIDDEN, call.apply(withToken(TestTokens.person("sync-admin"))));
            expect(ProblemCode.FORBIDDEN, call.apply(withToken(good.claim("site_id", 2_000_000_000))));
            expect(ProblemCode.FORBIDDEN, call.apply(withToken(good.claim("site_id", "x"))));
        }
    }

    @Test
    void refusesASuspendedSite() {
        TestSite site = TestSite.create();
        admin().contentType("application/json")
                .body("{\"reason\":\"stolen\"}")
                .put("/admin/v1/sites/" + site.id() + "/suspension")
                .then()
                .statusCode(200);

        for (var call : calls()) {
            expect(ProblemCode.SITE_SUSPENDED, call.apply(site.call()));
        }
        expect(
                ProblemCode.SITE_SUSPENDED,
                withToken(TestTokens.client("c", "sync-gateway").claim("site_id", site.id()))
                        .get("/api/v1/site"));
    }

    @Test
    void bindsTheFirstDeviceAndRefusesAnother() {
        TestSite site = TestSite.create();

        site.callFrom("first").get("/api/v1/site").then().statusCode(200);
        for (var call : calls()) {
            expect(ProblemCode.WRONG_DEVICE, call.apply(site.callFrom("second")));
        }
        site.callFrom("first").get("/api/v1/site").then().statusCode(200);
        admin().get("/admin/v1/sites/" + site.id()).then().body("device", equalTo("first"));

        admin().delete("/admin/v1/sites/" + site.id() + "/device")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("device")));
        site.callFrom("second").get("/api/v1/site").then().statusCode(200);
        expect(ProblemCode.WRONG_DEVICE, site.callFrom("first").get("/api/v1/site"));
    }

    @Test
    void wantsADeviceOfSixtyFourCharactersAtMost() {
        TestSite site = TestSite.create();

        expect(
                ProblemCode.DEVICE_REQUIRED,
                RestAssured.given()
                        .header("Authorization", site.basic())
                        .header("Storesync-Protocol", "1")
                        .get("/api/v1/site"));
        expect(ProblemCode.DEVICE_REQUIRED, site.callFrom("x".repeat(65)).get("/api/v1/site"))
                .body("limit", equalTo(64));
        site.callFrom("x".repeat(64)).get("/api/v1/site").then().statusCode(200);
    }

    @Test
    void servesProtocolOneOnly() {
        TestSite site = TestSite.create();

        expect(
                        ProblemCode.PROTOCOL_NOT_SERVED,
                        RestAssured.given()
                                .header("Authorization", site.basic())
                                .header("Storesync-Device", "d")
                                .header("Storesync-Protocol", "2")
                                .get("/api/v1/site"))
                .body("supported.min", equalTo(1))
                .body("supported.max", equalTo(1));
        expect(
                ProblemCode.PROTOCOL_NOT_SERVED,
                RestAssured.given()
                        .header("Authorization", site.basic())
                        .header("Storesync-Device", "d")
                        .get("/api/v1/site"));
    }

    @Test
    void passesRoutingsProblemsOnAsTheyAre() {
        TestSite site = TestSite.create();
        String problem =
                "{\"type\":\"urn:problem:lineage-retired\",\"status\":409,\"code\":\"lineage-retired\",\"extra\":{\"a\":[1]}}";
        routing.answer("/pull", 409, "application/problem+json", problem);

        String body = site.call()
                .contentType("application/json")
                .body(CURSOR)
                .post("/api/v1/pull")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .extract()
                .asString();

        assertThat(body).isEqualTo(problem);
    }

    @Test
    void saysComeLaterWhileRoutingIsDown() {
        TestSite site = TestSite.create();
        site.call().get("/api/v1/site").then().statusCode(200);
        routing.down();

        for (var call : calls()) {
            String retryAfter = expect(ProblemCode.ROUTING_UNAVAILABLE, call.apply(site.call()))
                    .extract()
                    .header("Retry-After");
            assertThat(Integer.parseInt(retryAfter)).isBetween(5, 20);
        }
        routing.up();
        site.call().get("/api/v1/site").then().statusCode(200);
    }

    @Test
    @DisplayName("security-7 a caller that is told to come later gets this answer after a pause")
    void pausesBeforeItSaysComeLater() {
        TestSite site = TestSite.create();
        routing.answer("/push", call -> Reply.problem(ProblemCode.PUSH_RUNNING).with("Retry-After", "2"));

        long began = System.nanoTime();
        push(site.call()).then().statusCode(409).header("Retry-After", equalTo("2"));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(CannedRoutingResource.PAUSE);
    }

    private static Response push(RequestSpecification call) {
        return call.contentType("application/x-ndjson")
                .body("{\"count\":0}\n".getBytes(UTF_8))
                .post("/api/v1/push");
    }

    @Test
    void neverTellsASiteThatTheGatewaysOwnTokenWasRefused() {
        TestSite site = TestSite.create();
        routing.answer("/pull", 401, "application/problem+json", "{\"code\":\"not-authenticated\"}");
        int before = routing.tokensGiven();

        expect(
                ProblemCode.ROUTING_UNAVAILABLE,
                site.call().contentType("application/json").body(CURSOR).post("/api/v1/pull"));
        routing.reset();
        site.call().get("/api/v1/site").then().statusCode(200);

        assertThat(routing.tokensGiven() - before).isEqualTo(1);
    }

    @Test
    void hidesAnAnswerThatIsNoProblem() {
        TestSite site = TestSite.create();
        routing.answer("/pull", 502, "text/html", "<html>proxy</html>");

        expect(
                ProblemCode.ROUTING_UNAVAILABLE,
                site.call().contentType("application/json").body(CURSOR).post("/api/v1/pull"));
    }

    @Test
    void asksAgainWhenAKeptConnectionWasClosed() {
        TestSite site = TestSite.create();
        routing.trouble("/pull", Trouble.GONE);

        site.call()
                .contentType("application/json")
                .body(CURSOR)
                .post("/api/v1/pull")
                .then()
                .statusCode(200);

        assertThat(routing.calls().stream().filter(call -> call.path().endsWith("/pull")))
                .hasSize(2);
    }

    @Test
    void findsRoutingAgainAfterARestart() {
        TestSite site = TestSite.create();
        routing.down();
        routing.up();

        site.call().get("/api/v1/site").then().statusCode(200);
    }

    @Test
    void refusesWhatItCantPassOn() {
        TestSite site = TestSite.create();

        expect(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                site.call().contentType("text/csv").body("a").post("/api/v1/push"));
        expect(
                ProblemCode.NOT_ACCEPTABLE,
                site.call()
                        .accept("text/csv")
                        .contentType("application/json")
                        .body(CURSOR)
                        .post("/api/v1/pull"));
        expect(ProblemCode.METHOD_NOT_ALLOWED, site.call().delete("/api/v1/pull"));
        expect(ProblemCode.NOT_FOUND, site.call().get("/api/v1/nothing"));
    }

    private static List<Function<RequestSpecification, Response>> calls() {
        return List.of(
                call -> call.get("/api/v1/site"),
                call -> call.contentType("application/json")
                        .body("{\"lineage\":\"l\"}")
                        .post("/api/v1/site"),
                SyncResourceTest::push,
                call -> call.contentType("application/json").body(CURSOR).post("/api/v1/pull"),
                call -> call.get("/api/v1/decisions"),
                call -> call.get("/api/v1/status"));
    }

    private static RequestSpecification withToken(TestTokens token) {
        return RestAssured.given()
                .header("Authorization", token.bearer())
                .header("Storesync-Device", "device-1")
                .header("Storesync-Protocol", "1");
    }

    private static String body(RequestSpecification call) {
        return expect(
                        ProblemCode.NOT_AUTHENTICATED,
                        call.header("X-Request-Id", "same").get("/api/v1/site"))
                .extract()
                .asString();
    }
}

package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.asGateway;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.test.TestTokens;

/** Who may call what, and how a wrong call is answered. */
@QuarkusTest
class AccessTest {
    private static final String FOREIGN_PERSON =
            TestTokens.person("sync-admin").foreign().bearer();
    private static final String INTERNAL = """
            GET,    /internal/v1/sites/1
            PUT,    /internal/v1/sites/1
            DELETE, /internal/v1/sites/1
            PUT,    /internal/v1/sites/1/kind
            POST,   /internal/v1/sites/1/sync
            POST,   /internal/v1/sites/1/push
            POST,   /internal/v1/sites/1/pull
            GET,    /internal/v1/sites/1/status
            """;

    @DisplayName(
            "only the gateway's client speaks for sites: not a person, not another service, not by an old or a foreign token")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = INTERNAL)
    void onlyTheGatewaySpeaksForSites(Method method, String path) {
        problem(call(method, path, null), 401, "not-authenticated");
        problem(call(method, path, TestTokens.person("sync-admin")), 403, "forbidden");
        problem(call(method, path, TestTokens.client("reporting-service", "routing-service")), 403, "forbidden");
        problem(call(method, path, TestTokens.client("sync-gateway", "sync-gateway")), 401, "not-authenticated");
        problem(
                call(
                        method,
                        path,
                        TestTokens.client("sync-gateway", "routing-service").expired()),
                401,
                "not-authenticated");
        problem(
                call(
                        method,
                        path,
                        TestTokens.client("sync-gateway", "routing-service").foreign()),
                401,
                "not-authenticated");
    }

    @DisplayName("a service speaks for the internal site it is, and for no other; it registers none")
    @Test
    void aServiceSpeaksForItsOwnSite() {
        TestTokens transfers = TestTokens.client("transfer-service", "routing-service");
        call(Method.GET, "/internal/v1/sites/1000000001", transfers)
                .statusCode(200)
                .body("kind", Matchers.equalTo("internal"));
        problem(call(Method.GET, "/internal/v1/sites/1000000002", transfers), 403, "forbidden");
        problem(call(Method.POST, "/internal/v1/sites/1/push", transfers), 403, "forbidden");
        problem(call(Method.GET, "/internal/v1/sites/0", transfers), 403, "forbidden");
        problem(call(Method.PUT, "/internal/v1/sites/1000000001", transfers), 403, "forbidden");
    }

    @DisplayName("each service reads whether central is in maintenance, and no person does so at the services' door")
    @Test
    void everyServiceReadsTheSignOfMaintenance() {
        String path = "/internal/v1/maintenance";
        for (String client : List.of("sync-gateway", "reporting-service")) {
            call(Method.GET, path, TestTokens.client(client, "routing-service")).statusCode(200);
        }
        problem(call(Method.GET, path, null), 401, "not-authenticated");
        problem(call(Method.GET, path, TestTokens.person("sync-admin")), 403, "forbidden");
    }

    @DisplayName("a person whose login came through the gateway's client is no gateway")
    @Test
    void aPersonIsNoGateway() {
        problem(
                call(
                        Method.GET,
                        "/internal/v1/sites/1",
                        TestTokens.person("sync-admin").claim("azp", "sync-gateway")),
                403,
                "forbidden");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /internal/v1/feed/0",
        "GET, /internal/v1/feed/heads",
        "GET, /internal/v1/streams",
        "GET, /internal/v1/streams/1"
    })
    void onlyConsumersReadTheFeed(Method method, String path) {
        problem(call(method, path, null), 401, "not-authenticated");
        problem(call(method, path, TestTokens.person("sync-admin")), 403, "forbidden");
        problem(call(method, path, TestTokens.client("sync-gateway", "routing-service")), 403, "forbidden");
        problem(
                call(
                        method,
                        path,
                        TestTokens.client("reporting-service", "routing-service")
                                .expired()),
                401,
                "not-authenticated");
        call(method, path, TestTokens.client("reporting-service", "routing-service"))
                .statusCode(200);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /admin/v1/stores, viewer",
        "GET, /admin/v1/stores/x, viewer",
        "PUT, /admin/v1/stores/x/assignment, ",
        "PUT, /admin/v1/stores/x/sync-with/1, ",
        "GET, /admin/v1/stores/x/dry-run/assignment, ",
        "GET, /admin/v1/stores/x/dry-run/sync-with/1, ",
        "GET, /admin/v1/stores/x/dry-run/transactions, ",
        "GET, /admin/v1/stores/x/dry-run/visibility, ",
        "PUT, /admin/v1/primary, ",
        "GET, /admin/v1/sites/1/partners, support",
        "GET, /admin/v1/users, ",
        "GET, /admin/v1/quarantine, support"
    })
    void administrationTakesItsRole(Method method, String path, String reader) {
        problem(call(method, path, null), 401, "not-authenticated");
        problem(call(method, path, TestTokens.person("data-admin")), 403, "forbidden");
        problem(call(method, path, TestTokens.person()), 403, "forbidden");
        problem(call(method, path, TestTokens.person("sync-admin").expired()), 401, "not-authenticated");
        problem(called(method, path, FOREIGN_PERSON), 401, "not-authenticated");
        problem(call(method, path, TestTokens.client("sync-gateway", "routing-service")), 403, "forbidden");
        if (reader == null) {
            problem(call(method, path, TestTokens.person("viewer")), 403, "forbidden");
        } else {
            call(method, path, TestTokens.person(reader)).statusCode(Matchers.oneOf(200, 404));
        }
    }

    @DisplayName("B5: each change of a store's or the primary's site needs a login younger than ten minutes")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"/admin/v1/stores/x/assignment", "/admin/v1/stores/x/sync-with/1", "/admin/v1/primary"})
    void settingsTakeAFreshLogin(String path) {
        TestTokens admin = TestTokens.person("sync-admin");
        problem(call(Method.PUT, path, admin.signedInAgo(Duration.ofMinutes(11))), 403, "login-too-old");
        problem(call(Method.PUT, path, admin.withoutLogin()), 403, "login-too-old");
        problem(call(Method.PUT, path, admin.signedInAgo(Duration.ofMinutes(9))), 400, "invalid-request");
        problem(call(Method.PUT, path, TestTokens.person("viewer").withoutLogin()), 403, "forbidden");
    }

    @DisplayName("B5: to read settings, to decide about what waits, and to close central takes no fresh login")
    @Test
    void otherActsTakeAnyLogin() {
        TestTokens admin = TestTokens.person("sync-admin").withoutLogin();
        for (String path : List.of("/admin/v1/stores", "/admin/v1/quarantine", "/admin/v1/maintenance")) {
            call(Method.GET, path, admin).statusCode(200);
        }
        problem(call(Method.POST, "/admin/v1/quarantine/decisions", admin), 400, "invalid-request");
        problem(call(Method.PUT, "/admin/v1/maintenance", admin), 400, "invalid-request");
    }

    @DisplayName("C3: a vendor may do nothing else here")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /admin/v1/stores",
        "GET, /admin/v1/stores/x",
        "PUT, /admin/v1/stores/x/assignment",
        "PUT, /admin/v1/stores/x/sync-with/1",
        "GET, /admin/v1/stores/x/dry-run/assignment",
        "GET, /admin/v1/stores/x/dry-run/sync-with/1",
        "GET, /admin/v1/stores/x/dry-run/visibility",
        "GET, /admin/v1/primary",
        "PUT, /admin/v1/primary",
        "GET, /admin/v1/installations",
        "GET, /admin/v1/sites/1/queue",
        "GET, /admin/v1/sites/1/partners",
        "GET, /admin/v1/users",
        "GET, /admin/v1/maintenance",
        "PUT, /admin/v1/maintenance",
        "DELETE, /admin/v1/maintenance",
        "GET, /admin/v1/quarantine",
        "GET, /admin/v1/quarantine/1/item/x",
        "POST, /admin/v1/quarantine/decisions",
        "GET, /admin/v1/audit",
        "GET, /admin/v1/audit/verification"
    })
    void aVendorMayNothingElse(Method method, String path) {
        problem(call(method, path, TestTokens.person("sync-vendor")), 403, "forbidden");
    }

    @Test
    void tellsWhatIsUnknown() {
        String store = aStoreOn(null);
        problem(asAdmin().get("/admin/v1/stores/nobody").then(), 404, "store-unknown");
        problem(asAdmin().get("/admin/v1/stores/%00").then(), 404, "store-unknown");
        problem(
                asAdmin()
                        .body(Map.of("siteId", 1))
                        .put("/admin/v1/stores/nobody/assignment")
                        .then(),
                404,
                "store-unknown");
        problem(
                asAdmin()
                        .body(Map.of("siteId", 999_999))
                        .put("/admin/v1/stores/" + store + "/assignment")
                        .then(),
                404,
                "site-unknown");
        problem(
                asAdmin()
                        .body(Map.of("type", "transfer"))
                        .put("/admin/v1/stores/nobody/sync-with/1")
                        .then(),
                404,
                "store-unknown");
        problem(
                asAdmin()
                        .body(Map.of("type", "transfer"))
                        .put("/admin/v1/stores/" + store + "/sync-with/999999")
                        .then(),
                404,
                "site-unknown");
        problem(
                asAdmin()
                        .body(Map.of("siteId", 999_999))
                        .put("/admin/v1/primary")
                        .then(),
                404,
                "site-unknown");
        problem(asGateway().get("/internal/v1/sites/999999").then(), 404, "site-unknown");
        problem(asGateway().get("/internal/v1/sites/0").then(), 404, "site-unknown");
        problem(asGateway().get("/internal/v1/sites/-1/status").then(), 404, "site-unknown");
        problem(asGateway().get("/internal/v1/sites/999999/status").then(), 404, "site-unknown");
        problem(asGateway().get("/internal/v1/sites/x").then(), 400, "invalid-request");
        problem(asGateway().get("/internal/v1/nothing").then(), 404, "not-found");
    }

    @Test
    void refusesWhatAStoreCanNotBe() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        problem(
                asAdmin()
                        .body(Map.of("type", "collector"))
                        .put("/admin/v1/stores/" + store + "/sync-with/" + site.id)
                        .then(),
                409,
                "store-not-on-site");
        problem(
                asAdmin()
                        .body(Map.of("type", "active"))
                        .put("/admin/v1/stores/" + store + "/sync-with/" + site.id)
                        .then(),
                400,
                "invalid-request");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/admin/v1/stores/S/assignment | `` | invalid-request",
                "/admin/v1/stores/S/assignment | null | invalid-request",
                "/admin/v1/stores/S/assignment | {} | invalid-request",
                "/admin/v1/stores/S/assignment | {\"siteid\":7} | invalid-request",
                "/admin/v1/stores/S/assignment | {\"siteId\":0} | invalid-request",
                "/admin/v1/stores/S/assignment | {\"siteId\":-3} | invalid-request",
                "/admin/v1/stores/S/assignment | {\"siteId\":\"x\"} | invalid-request",
                "/admin/v1/stores/S/assignment | {\"siteId\":3000000000} | invalid-request",
                "/admin/v1/stores/S/assignment | {\"siteId\": | malformed-body",
                "/admin/v1/stores/S/assignment | [] | malformed-body",
                "/admin/v1/stores/S/sync-with/1 | {} | invalid-request",
                "/admin/v1/stores/S/sync-with/1 | {\"type\":\"everything\"} | invalid-request",
                "/admin/v1/stores/S/sync-with/1 | {\"type\":null} | invalid-request",
                "/admin/v1/stores/S/sync-with/1 | `` | invalid-request",
                "/admin/v1/stores/S/sync-with/0 | {\"type\":\"none\"} | invalid-request",
                "/admin/v1/primary | {} | invalid-request",
                "/admin/v1/primary | {\"siteId\":null} | invalid-request",
                "/admin/v1/primary | `` | invalid-request"
            })
    void refusesABadBody(String path, String body, String code) {
        Site site = aSite("desktop");
        String store = aStoreOn(site);

        problem(
                asAdmin()
                        .body(body)
                        .put(path.strip().replace("/S/", "/" + store + "/"))
                        .then(),
                400,
                code);

        asAdmin().get("/admin/v1/stores/" + store).then().body("activeSite", Matchers.equalTo(site.id));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/admin/v1/stores?limit=0",
        "/admin/v1/stores?limit=501",
        "/admin/v1/stores?cursor=zzz",
        "/admin/v1/quarantine?limit=0",
        "/admin/v1/quarantine?limit=501",
        "/admin/v1/quarantine?siteId=0",
        "/admin/v1/quarantine?cursor=%00"
    })
    void refusesABadParameter(String path) {
        problem(asAdmin().urlEncodingEnabled(false).get(path).then(), 400, "invalid-request");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | `` | {\"name\":\"x\",\"kind\":\"spaceship\"}",
                "PUT | `` | {\"name\":\"\",\"kind\":\"desktop\"}",
                "PUT | `` | {\"kind\":\"desktop\"}",
                "PUT | `` | {\"name\":\"x\"}",
                "PUT | `` | null",
                "POST | /sync | {}",
                "POST | /sync | null",
                "POST | /sync | {\"lineage\":\"x\",\"lastAnswered\":0}",
                "POST | /sync | {\"lineage\":\"0190aaaa-0000-7000-8000-000000000001\",\"lastAnswered\":-1}",
                "POST | /sync | {\"lineage\":\"0190aaaa-0000-7000-8000-000000000001\",\"lastAnswered\":0,\"queued\":-1}",
                "POST | /sync | {\"lineage\":\"0190aaaa-0000-7000-8000-000000000001\",\"lastAnswered\":0,\"inDoubt\":{\"batchId\":\"x\"}}",
                "POST | /pull | {}",
                "POST | /pull | null",
                "POST | /pull | {\"lineage\":\"x\"}",
                "POST | /pull | {\"lineage\":\"0190aaaa-0000-7000-8000-000000000001\",\"maxRecords\":0}",
                "POST | /pull | {\"lineage\":\"0190aaaa-0000-7000-8000-000000000001\",\"maxBytes\":-1}",
                "POST | /pull | {\"lineage\":\"0190aaaa-0000-7000-8000-000000000001\",\"maxRecords\":\"many\"}"
            })
    void refusesABadCallOfTheGateway(Method method, String path, String body) {
        Site site = aSite("desktop");
        problem(
                asGateway()
                        .contentType("application/json")
                        .body(body)
                        .request(method, "/internal/v1/sites/" + site.id + path)
                        .then(),
                400,
                "invalid-request");
    }

    @Test
    void listsStoresPageByPage() {
        aStoreOn(null);
        aStoreOn(null);
        JsonPath page = asAdmin()
                .get("/admin/v1/stores?limit=1")
                .then()
                .statusCode(200)
                .body("items", Matchers.hasSize(1))
                .extract()
                .jsonPath();
        String next = page.getString("nextCursor");
        asAdmin()
                .get("/admin/v1/stores?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items[0].storeId", Matchers.greaterThan(page.getString("items[0].storeId")));
        asAdmin()
                .get("/admin/v1/stores?cursor=" + Cursor.of("zzz"))
                .then()
                .statusCode(200)
                .body("items", Matchers.hasSize(0))
                .body("nextCursor", Matchers.nullValue());
    }

    private static ValidatableResponse call(Method method, String path, TestTokens token) {
        return called(method, path, token == null ? null : token.bearer());
    }

    private static ValidatableResponse called(Method method, String path, String bearer) {
        RequestSpecification request = given();
        if (bearer != null) {
            request = request.header("Authorization", bearer);
        }
        if (method != Method.GET) {
            request = request.contentType("application/json").body("{}");
        }
        return request.request(method, path).then();
    }

    private static void problem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body("code", Matchers.equalTo(code));
    }
}

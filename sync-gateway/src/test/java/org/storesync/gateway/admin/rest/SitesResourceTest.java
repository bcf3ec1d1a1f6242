package org.storesync.gateway.admin.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.storesync.gateway.fixture.Problems.expect;
import static org.storesync.gateway.fixture.TestSite.admin;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.Reply;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.ProblemCode;

@QuarkusTest
class SitesResourceTest {
    private static final String SITES = "/admin/v1/sites";

    CannedRouting routing;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @Test
    @DisplayName("security-21 an answer with a new secret is kept by nobody on its way")
    void forbidsToKeepASecret() {
        Response made = create("Clinic whose secret nobody keeps", "desktop");

        made.then().statusCode(201).header("Cache-Control", "no-store");
        admin().post(SITES + "/" + made.jsonPath().getInt("siteId") + "/secret")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store");
    }

    @Test
    void takesASiteOut() {
        TestSite site = TestSite.create();
        site.call().get("/api/v1/site").then().statusCode(200);

        admin().delete(SITES + "/" + site.id()).then().statusCode(204);

        assertThat(routing.lastCall().method() + " " + routing.lastCall().path())
                .isEqualTo("DELETE /internal/v1/sites/" + site.id());
        expect(ProblemCode.NOT_AUTHENTICATED, site.call().get("/api/v1/site"));
        expect(ProblemCode.SITE_UNKNOWN, admin().get(SITES + "/" + site.id()));
        expect(ProblemCode.SITE_UNKNOWN, admin().delete(SITES + "/" + site.id()));
        expect(ProblemCode.SITE_UNKNOWN, admin().post(SITES + "/" + site.id() + "/secret"));
        create(site.name(), "desktop").then().statusCode(201);
    }

    @Test
    void keepsASiteThatRoutingStillNeeds() {
        TestSite site = TestSite.create();
        routing.answer("DELETE", 409, "application/problem+json", "{\"code\":\"in-use\",\"status\":409}");

        expect(ProblemCode.IN_USE, admin().delete(SITES + "/" + site.id()));

        routing.answer("DELETE", 500, "application/problem+json", "{\"code\":\"internal\",\"status\":500}");
        expect(ProblemCode.ROUTING_UNAVAILABLE, admin().delete(SITES + "/" + site.id()));
        site.call().get("/api/v1/site").then().statusCode(200);
    }

    @Test
    void givesASiteAnotherKind() {
        TestSite site = TestSite.create();

        admin().contentType("application/json")
                .body("{\"kind\":\"mobile\"}")
                .put(SITES + "/" + site.id() + "/kind")
                .then()
                .statusCode(200)
                .body("kind", equalTo("mobile"));

        assertThat(routing.lastCall().path()).isEqualTo("/internal/v1/sites/" + site.id() + "/kind");
        assertThat(routing.lastCall().text()).isEqualTo("{\"kind\":\"mobile\"}");
        routing.answer("/kind", 409, "application/problem+json", "{\"code\":\"mobile-site-full\",\"status\":409}");
        expect(
                ProblemCode.MOBILE_SITE_FULL,
                admin().contentType("application/json")
                        .body("{\"kind\":\"desktop\"}")
                        .put(SITES + "/" + site.id() + "/kind"));
        admin().get(SITES + "/" + site.id()).then().body("kind", equalTo("mobile"));
        for (String wrong : List.of("internal", "Desktop", "")) {
            expect(
                    ProblemCode.INVALID_REQUEST,
                    admin().contentType("application/json")
                            .body("{\"kind\":\"" + wrong + "\"}")
                            .put(SITES + "/" + site.id() + "/kind"));
        }
    }

    @Test
    void createsASiteHereAndAtRoutingAndShowsItsSecretOnce() {
        JsonPath made = create("Clinic of the north", "mobile")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        int id = made.getInt("siteId");
        assertThat(made.getString("kind")).isEqualTo("mobile");
        assertThat(made.getString("state")).isEqualTo("active");
        assertThat(made.getString("secret")).matches("[A-Za-z0-9_-]{43}");
        assertThat(routing.lastCall().method() + " " + routing.lastCall().path())
                .isEqualTo("PUT /internal/v1/sites/" + id);
        assertThat(routing.lastCall().text()).isEqualTo("{\"name\":\"Clinic of the north\",\"kind\":\"mobile\"}");
        admin().get(SITES + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Clinic of the north"))
                .body("createdAt", notNullValue())
                .body("$", not(hasKey("secret")))
                .body("$", not(hasKey("lastContactAt")));
        new TestSite(id, "", made.getString("secret"))
                .call()
                .get("/api/v1/site")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesATakenNameWhateverItsCase() {
        create("Twice", "desktop").then().statusCode(201);

        expect(ProblemCode.SITE_NAME_TAKEN, create("tWICE", "desktop"));
        expect(ProblemCode.SITE_NAME_TAKEN, create(" Twice ", "desktop"));
    }

    @Test
    void createsNothingWhileRoutingIsDownAndTheSameNumberAfterwards() {
        int before = ids().size();
        routing.answer("PUT", 500, "application/problem+json", "{\"code\":\"internal\",\"status\":500}");
        expect(ProblemCode.ROUTING_UNAVAILABLE, create("Patience", "desktop")).header("Retry-After", notNullValue());
        routing.down();
        expect(ProblemCode.ROUTING_UNAVAILABLE, create("Patience", "desktop"));
        assertThat(ids()).hasSize(before);
        routing.reset();

        int id = create("Patience", "desktop").then().statusCode(201).extract().path("siteId");

        assertThat(routing.lastCall().path()).endsWith("/" + id);
        assertThat(ids()).hasSize(before + 1).contains(id);
    }

    @DisplayName(
            "I12: a database older than routing's passes over numbers that sites have there; each gets its number back by its name")
    @Test
    void passesOverNumbersThatSitesHaveAtRouting() {
        List<String> asked = new CopyOnWriteArrayList<>();
        routing.answer("PUT", call -> {
            asked.add(call.path());
            return asked.size() > 2
                    ? Reply.of(204, "application/json", "")
                    : Reply.of(
                            409,
                            "application/problem+json",
                            "{\"code\":\"site-name-taken\",\"status\":409,\"supported\":{\"name\":\"Forgotten "
                                    + asked.size() + "\"}}");
        });

        int id = create("Newcomer", "desktop").then().statusCode(201).extract().path("siteId");

        assertThat(asked).hasSize(3).doesNotHaveDuplicates();
        assertThat(asked.getLast()).endsWith("/" + id);
        assertThat(ids()).contains(id).doesNotContain(id - 1, id - 2);
        routing.reset();
        int back = create("forgotten 2", "desktop")
                .then()
                .statusCode(201)
                .extract()
                .path("siteId");
        assertThat(asked.get(1)).endsWith("/" + back);
    }

    @Test
    void namesWhatIsWrongWithANewSite() {
        expect(ProblemCode.INVALID_REQUEST, create("", "desktop")).body("violations[0].field", equalTo("name"));
        expect(ProblemCode.INVALID_REQUEST, create("x".repeat(101), "desktop"))
                .body("violations[0].field", equalTo("name"));
        create("x".repeat(100), "desktop").then().statusCode(201);
        expect(ProblemCode.INVALID_REQUEST, create("a\\u0007b", "desktop"))
                .body("violations[0].field", equalTo("name"));
        expect(ProblemCode.INVALID_REQUEST, create("Fax", "fax")).body("violations[0].field", equalTo("kind"));
        expect(
                        ProblemCode.INVALID_REQUEST,
                        admin().contentType("application/json").body("{}").post(SITES))
                .body("violations", hasSize(2));
        expect(
                ProblemCode.INVALID_REQUEST,
                admin().contentType("application/json").post(SITES));
        expect(
                ProblemCode.MALFORMED_BODY,
                admin().contentType("application/json").body("{").post(SITES));
        expect(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                admin().contentType("text/plain").body("x").post(SITES));
    }

    @Test
    void listsSitesPageByPage() {
        for (int i = 0; i < 5; i++) {
            TestSite.create();
        }
        List<Integer> all = ids();

        List<Integer> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification page = admin().queryParam("limit", 2);
            JsonPath answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get(SITES)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(answer.getList("items.siteId", Integer.class));
            cursor = answer.getString("nextCursor");
        } while (cursor != null);

        assertThat(paged).isEqualTo(all).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void boundsThePage() {
        admin().get(SITES + "?limit=200").then().statusCode(200);
        expect(ProblemCode.INVALID_REQUEST, admin().get(SITES + "?limit=201"))
                .body("violations[0].field", equalTo("limit"));
        expect(ProblemCode.INVALID_REQUEST, admin().get(SITES + "?limit=0"));
        expect(ProblemCode.INVALID_REQUEST, admin().get(SITES + "?limit=many"))
                .body("violations[0].field", equalTo("limit"));
        expect(ProblemCode.INVALID_REQUEST, admin().get(SITES + "?limit=5&kind="))
                .body("violations[0].field", equalTo("kind"));
        for (String cursor : List.of("!", "QUJD", "LTE")) {
            expect(ProblemCode.INVALID_REQUEST, admin().get(SITES + "?cursor=" + cursor))
                    .body("violations[0].field", equalTo("cursor"));
        }
    }

    @Test
    void suspendsAndResumes() {
        TestSite site = TestSite.create();
        String suspension = SITES + "/" + site.id() + "/suspension";

        admin().contentType("application/json")
                .body("{\"reason\":\"lost laptop\"}")
                .put(suspension)
                .then()
                .statusCode(200)
                .body("state", equalTo("suspended"))
                .body("suspendedReason", equalTo("lost laptop"));
        expect(ProblemCode.SITE_SUSPENDED, site.call().get("/api/v1/site"));
        admin().contentType("application/json")
                .body("{\"reason\":\"again\"}")
                .put(suspension)
                .then()
                .statusCode(200)
                .body("suspendedReason", equalTo("lost laptop"));

        admin().delete(suspension)
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("$", not(hasKey("suspendedReason")));
        admin().delete(suspension).then().statusCode(200);
        site.call().get("/api/v1/site").then().statusCode(200);
        expect(
                ProblemCode.INVALID_REQUEST,
                admin().contentType("application/json")
                        .body("{\"reason\":\" \"}")
                        .put(suspension));
        expect(
                ProblemCode.INVALID_REQUEST,
                admin().contentType("application/json")
                        .body("{\"reason\":\"" + "x".repeat(501) + "\"}")
                        .put(suspension));
    }

    @Test
    void givesANewSecretAndEndsTheOldOne() {
        TestSite site = TestSite.create();

        String secret = admin().post(SITES + "/" + site.id() + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");

        assertThat(secret).isNotEqualTo(site.secret()).matches("[A-Za-z0-9_-]{43}");
        expect(ProblemCode.NOT_AUTHENTICATED, site.call().get("/api/v1/site"));
        site.withSecret(secret).call().get("/api/v1/site").then().statusCode(200);
    }

    @Test
    void knowsNoOtherSites() {
        for (String id : List.of("2000000000", "0", "-1", "x", "99999999999")) {
            ProblemCode code = id.equals("2000000000") ? ProblemCode.SITE_UNKNOWN : ProblemCode.INVALID_REQUEST;
            expect(code, admin().get(SITES + "/" + id));
            expect(
                    code,
                    admin().contentType("application/json")
                            .body("{\"reason\":\"r\"}")
                            .put(SITES + "/" + id + "/suspension"));
            expect(code, admin().delete(SITES + "/" + id + "/suspension"));
            expect(code, admin().post(SITES + "/" + id + "/secret"));
            expect(code, admin().delete(SITES + "/" + id + "/device"));
        }
        expect(ProblemCode.INVALID_REQUEST, admin().get(SITES + "/x")).body("violations[0].field", equalTo("siteId"));
    }

    @Test
    void letsOnlyAdministratorsChangeAndViewersRead() {
        TestSite site = TestSite.create();
        int asked = routing.calls().size();
        List<Function<RequestSpecification, Response>> reads =
                List.of(call -> call.get(SITES), call -> call.get(SITES + "/" + site.id()));
        List<Function<RequestSpecification, Response>> writes = new ArrayList<>(changes(site));
        writes.addAll(changesOfAVendor(site));

        for (var read : reads) {
            read.apply(as(TestTokens.person("viewer"))).then().statusCode(200);
            expect(ProblemCode.FORBIDDEN, read.apply(as(TestTokens.person("supervisor"))));
        }
        for (var write : writes) {
            expect(
                    ProblemCode.FORBIDDEN,
                    write.apply(as(TestTokens.person("viewer", "supervisor", "data-admin", "auditor"))));
        }
        List<Function<RequestSpecification, Response>> all = new ArrayList<>(reads);
        all.addAll(writes);
        for (var call : all) {
            expect(ProblemCode.NOT_AUTHENTICATED, call.apply(given()));
            expect(
                    ProblemCode.NOT_AUTHENTICATED,
                    call.apply(as(TestTokens.person("sync-admin").expired())));
            expect(
                    ProblemCode.NOT_AUTHENTICATED,
                    call.apply(as(TestTokens.person("sync-admin").foreign())));
            expect(
                    ProblemCode.NOT_AUTHENTICATED,
                    call.apply(as(TestTokens.person("sync-admin").forAudience("other"))));
            expect(ProblemCode.FORBIDDEN, call.apply(as(TestTokens.client("routing-service", "sync-gateway"))));
            // A site's secret does not give access to endpoints for people.
            expect(ProblemCode.NOT_AUTHENTICATED, call.apply(site.call()));
        }
        assertThat(routing.calls()).hasSize(asked);
    }

    @Test
    @DisplayName("B5: each change of a site needs a login younger than ten minutes; reading does not")
    void asksForAFreshLogin() {
        TestSite site = TestSite.create();
        int asked = routing.calls().size();
        TestTokens admin = TestTokens.person("sync-admin", "sync-vendor");
        List<Function<RequestSpecification, Response>> writes = new ArrayList<>(changes(site));
        writes.addAll(changesOfAVendor(site));

        for (var write : writes) {
            expect(ProblemCode.LOGIN_TOO_OLD, write.apply(as(admin.signedInAgo(Duration.ofMinutes(11)))));
            expect(ProblemCode.LOGIN_TOO_OLD, write.apply(as(admin.withoutLogin())));
            expect(
                    ProblemCode.FORBIDDEN,
                    write.apply(as(TestTokens.person("viewer").withoutLogin())));
        }

        assertThat(routing.calls()).hasSize(asked);
        site.call().get("/api/v1/site").then().statusCode(200);
        as(admin.withoutLogin()).get(SITES + "/" + site.id()).then().statusCode(200);
        as(admin.signedInAgo(Duration.ofMinutes(9)))
                .post(SITES + "/" + site.id() + "/secret")
                .then()
                .statusCode(200);
    }

    @Test
    @DisplayName("C3: a vendor gives new secrets and releases devices, and does nothing else")
    void letsVendorsSetUpMachines() {
        TestSite site = TestSite.create();
        TestTokens vendor = TestTokens.person("sync-vendor");

        for (var write : changesOfAVendor(site)) {
            write.apply(as(vendor)).then().statusCode(200);
        }
        for (var write : changes(site)) {
            expect(ProblemCode.FORBIDDEN, write.apply(as(vendor)));
        }
        expect(ProblemCode.FORBIDDEN, as(vendor).get(SITES));
        expect(ProblemCode.FORBIDDEN, as(vendor).get(SITES + "/" + site.id()));
        expect(ProblemCode.FORBIDDEN, as(vendor).get("/admin/v1/audit"));
    }

    /** The changes that only an administrator makes. */
    private static List<Function<RequestSpecification, Response>> changes(TestSite site) {
        return List.of(
                call -> call.contentType("application/json")
                        .body("{\"name\":\"n\",\"kind\":\"desktop\"}")
                        .post(SITES),
                call -> call.contentType("application/json")
                        .body("{\"reason\":\"r\"}")
                        .put(SITES + "/" + site.id() + "/suspension"),
                call -> call.delete(SITES + "/" + site.id() + "/suspension"),
                call -> call.delete(SITES + "/" + site.id()),
                call -> call.contentType("application/json")
                        .body("{\"kind\":\"mobile\"}")
                        .put(SITES + "/" + site.id() + "/kind"));
    }

    /** The changes that a vendor makes as well. */
    private static List<Function<RequestSpecification, Response>> changesOfAVendor(TestSite site) {
        return List.of(
                call -> call.post(SITES + "/" + site.id() + "/secret"),
                call -> call.delete(SITES + "/" + site.id() + "/device"));
    }

    private static RequestSpecification as(TestTokens token) {
        return given().header("Authorization", token.bearer());
    }

    private static Response create(String name, String kind) {
        return admin().contentType("application/json")
                .body("{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}")
                .post(SITES);
    }

    private static List<Integer> ids() {
        return admin().get(SITES + "?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.siteId", Integer.class);
    }
}

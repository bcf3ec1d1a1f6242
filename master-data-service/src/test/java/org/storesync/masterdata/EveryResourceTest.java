package org.storesync.masterdata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.storesync.masterdata.fixture.Api.admin;
import static org.storesync.masterdata.fixture.Api.as;
import static org.storesync.masterdata.fixture.Api.awaitRole;
import static org.storesync.masterdata.fixture.Api.etag;
import static org.storesync.masterdata.fixture.Api.expect;
import static org.storesync.masterdata.fixture.Api.fresh;
import static org.storesync.masterdata.fixture.Api.item;
import static org.storesync.masterdata.fixture.Api.made;
import static org.storesync.masterdata.fixture.Api.make;
import static org.storesync.masterdata.fixture.Api.post;
import static org.storesync.masterdata.fixture.Api.put;
import static org.storesync.masterdata.fixture.Api.store;
import static org.storesync.masterdata.fixture.Api.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.kit.test.TestTokens;
import org.storesync.masterdata.fixture.Api;
import org.storesync.masterdata.fixture.FakeCentral;
import org.storesync.model.ProblemCode;

/** What all resources of central data have in common, tested for each of them, and for every endpoint the callers that are refused. */
@QuarkusTest
class EveryResourceTest {
    FakeCentral routing;

    @BeforeEach
    void primary() {
        routing.usual();
        awaitRole("PRIMARY");
    }

    /** An existing collection, a body for it, and a body that is refused. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Resource {
        UNITS("unit", () -> "/api/v1/units", () -> "{'name':'%s'}".formatted(fresh("Unit ")), "{'name':''}"),
        ITEMS("item", () -> "/api/v1/items", () -> coded("name"), "{'code':'c','name':'\\u0007'}"),
        NAMES("name", () -> "/api/v1/names", () -> coded("name"), "{'code':'c','name':'n','type':'patient'}"),
        STORES(
                "store",
                () -> "/api/v1/stores",
                () -> "{'code':'%s','name':'s','nameId':'%s'}".formatted(fresh("ST"), Api.name(fresh("SN"))),
                "{'code':'c','name':'n','nameId':'nobody'}"),
        ITEM_LISTS("list_master", () -> "/api/v1/item-lists", () -> coded("description"), "{'code':'c'}"),
        LIST_LINES(
                "list_master_line",
                () -> "/api/v1/item-lists/" + made("/api/v1/item-lists", coded("description")) + "/lines",
                () -> "{'itemId':'%s','price':'2.50'}".formatted(item(fresh("LI"))),
                "{'itemId':'nothing'}"),
        VISIBLE_ITEMS(
                "item_store_join",
                () -> "/api/v1/stores/" + store(fresh("VI")) + "/visible-items",
                () -> "{'itemId':'%s'}".formatted(item(fresh("VII"))),
                "{'itemId':'nothing'}"),
        VISIBLE_NAMES(
                "name_store_join",
                () -> "/api/v1/stores/" + store(fresh("VN")) + "/visible-names",
                () -> "{'nameId':'%s','supplier':true}".formatted(Api.name(fresh("VNN"))),
                "{'nameId':'nobody'}");

        private final String type;
        private final Supplier<String> path;
        private final Supplier<String> body;
        private final String wrong;

        Resource(String type, Supplier<String> path, Supplier<String> body, String wrong) {
            this.type = type;
            this.path = path;
            this.body = body;
            this.wrong = wrong;
        }

        private static String coded(String field) {
            return "{'code':'%s','%s':'x'}".formatted(fresh("CODE"), field);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesReadsChangesListsAndDeletes(Resource resource) {
        String path = resource.path.get();
        String body = resource.body.get();

        Response made = post(path, body);
        made.then().statusCode(201).header("ETag", "\"0\"").body("version", equalTo(0));
        String id = made.path("id");
        String one = path + "/" + id;
        assertThat(made.header("Location")).endsWith(one);

        as("viewer").get(one).then().statusCode(200).body("id", equalTo(id));
        as("viewer").header("If-None-Match", "\"0\"").get(one).then().statusCode(304);
        put(one, "\"0\"", body).then().statusCode(200).header("ETag", "\"1\"");
        expect(ProblemCode.STATE_CHANGED, put(one, "\"0\"", body)).body("outcome.current.version", equalTo(1));
        expect(
                ProblemCode.CONDITION_REQUIRED,
                admin().contentType("application/json")
                        .body("{}".replace("{}", body.replace('\'', '"')))
                        .put(one));
        make(path + "/" + fresh("own-"), resource.body.get()).then().statusCode(201);
        as("viewer").get(path + "?limit=200").then().statusCode(200);
        admin().header("If-Match", etag(one)).delete(one).then().statusCode(204);
        expect(ProblemCode.RECORD_UNKNOWN, admin().get(one));

        Awaitility.await().until(() -> routing.pushedOf(id).size() == 3);
        assertThat(routing.pushedOf(id))
                .allMatch(pushed -> pushed.type().equals(resource.type))
                .last()
                .matches(pushed -> pushed.op().equals("delete"));
        assertThat(routing.pushedOf(id).getFirst().body().path("ID").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsWrong(Resource resource) {
        String path = resource.path.get();
        String body = resource.body.get();

        expect(ProblemCode.INVALID_REQUEST, post(path, resource.wrong)).body("violations", hasSize(1));
        expect(ProblemCode.MALFORMED_BODY, post(path, "[1"));
        expect(
                ProblemCode.INVALID_REQUEST,
                admin().contentType("application/json").post(path));
        expect(ProblemCode.INVALID_REQUEST, make(path + "/" + "x".repeat(65), body));
        expect(ProblemCode.INVALID_REQUEST, as("viewer").get(path + "?limit=201"));
        expect(ProblemCode.INVALID_REQUEST, as("viewer").get(path + "?limit=0"));
        expect(ProblemCode.INVALID_REQUEST, as("viewer").get(path + "?cursor=MTI6"));
        as("viewer").get(path + "?limit=200&search=%25").then().statusCode(200);
        expect(ProblemCode.RECORD_UNKNOWN, admin().get(path + "/none"));
        expect(ProblemCode.RECORD_UNKNOWN, admin().get(path + "/%00"));
        expect(ProblemCode.RECORD_UNKNOWN, admin().delete(path + "/none"));
        expect(ProblemCode.RECORD_UNKNOWN, put(path + "/none", "\"0\"", body));
    }

    @ParameterizedTest
    @EnumSource(
            value = Resource.class,
            names = {"LIST_LINES", "VISIBLE_ITEMS", "VISIBLE_NAMES"})
    void keepsWhatBelongsToOneApartFromOthers(Resource resource) {
        String path = resource.path.get();
        String other = resource.path.get();
        String body = resource.body.get();
        String id = made(path, body);

        expect(ProblemCode.RECORD_UNKNOWN, admin().get(other + "/" + id));
        expect(ProblemCode.STATE_CHANGED, put(other + "/" + id, "\"0\"", body));
        as("viewer").get(other).then().body("items", hasSize(0));
        as("viewer").get(path).then().body("items.id", equalTo(List.of(id)));
        expect(ProblemCode.RECORD_EXISTS, post(path, body)).body("outcome.id", equalTo(id));
        post(other, body).then().statusCode(201);
        String nowhere = path.replaceFirst("/[^/]+/([^/]+)$", "/nowhere/$1");
        ProblemCode unknown = resource == Resource.LIST_LINES ? ProblemCode.RECORD_UNKNOWN : ProblemCode.STORE_UNKNOWN;
        expect(unknown, as("viewer").get(nowhere));
        expect(unknown, post(nowhere, body));
        expect(unknown, as("viewer").get(nowhere.replace("nowhere", "%00")));
    }

    /** A call of an endpoint that would succeed for an allowed caller. */
    record Endpoint(String name, boolean edit, Function<RequestSpecification, Response> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Endpoint> endpoints() {
        Stream<Endpoint> records = Stream.of(
                        "/api/v1/units",
                        "/api/v1/items",
                        "/api/v1/names",
                        "/api/v1/stores",
                        "/api/v1/item-lists",
                        "/api/v1/item-lists/x/lines",
                        "/api/v1/stores/x/visible-items",
                        "/api/v1/stores/x/visible-names")
                .flatMap(path -> Stream.of(
                        read(path),
                        read(path + "/x"),
                        edit("POST " + path, call -> json(call).post(path)),
                        edit(
                                "PUT " + path,
                                call -> json(call).header("If-Match", "*").put(path + "/x")),
                        edit("DELETE " + path, call -> call.delete(path + "/x"))));
        Stream<Endpoint> others = Stream.of(
                read("/api/v1/stores/x/preferences"),
                edit(
                        "PUT preferences",
                        call -> json(call).header("If-Match", "*").put("/api/v1/stores/x/preferences")),
                edit("DELETE preferences", call -> call.delete("/api/v1/stores/x/preferences")),
                read("/api/v1/exports/units"),
                read("/api/v1/role"),
                edit(
                        "POST imports",
                        call -> call.contentType("text/csv").body("x").post("/api/v1/imports?type=none")),
                edit("GET import", call -> call.get("/api/v1/imports/x")),
                edit("GET lost edits", call -> call.get("/admin/v1/lost-edits")),
                edit("DELETE lost edit", call -> call.delete("/admin/v1/lost-edits/x")));
        return Stream.concat(records, others);
    }

    private static Endpoint read(String path) {
        return new Endpoint("GET " + path, false, call -> call.get(path));
    }

    private static Endpoint edit(String name, Function<RequestSpecification, Response> call) {
        return new Endpoint(name, true, call);
    }

    private static RequestSpecification json(RequestSpecification call) {
        return call.contentType("application/json").body("{}");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isForThoseWithTheRoleOnly(Endpoint endpoint) {
        expect(ProblemCode.NOT_AUTHENTICATED, endpoint.call.apply(given()));
        expect(
                ProblemCode.FORBIDDEN,
                endpoint.call.apply(as("supervisor", "sync-admin", "sync-vendor", "auditor", "support")));
        if (endpoint.edit) {
            expect(ProblemCode.FORBIDDEN, endpoint.call.apply(as("viewer")));
        } else {
            assertThat(endpoint.call.apply(as("viewer")).statusCode()).isNotIn(401, 403, 500);
        }
        assertThat(endpoint.call.apply(admin()).statusCode()).isNotIn(401, 403, 500);
    }

    @Test
    void takesOnlyTokensThatAreGoodHere() {
        TestTokens mine = TestTokens.person("data-admin").forAudience("master-data-service");

        for (TestTokens token : List.of(mine.expired(), mine.foreign(), mine.forAudience("sync-gateway"))) {
            expect(ProblemCode.NOT_AUTHENTICATED, with(token).get("/api/v1/items"));
        }
        expect(
                ProblemCode.FORBIDDEN,
                with(TestTokens.client("routing-service", "master-data-service"))
                        .get("/api/v1/items"));
    }
}

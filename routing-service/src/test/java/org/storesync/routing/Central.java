package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;
import org.storesync.kit.test.TestTokens;
import org.storesync.routing.stream.jdbc.Engine;

/** The calls of a test to the routing-service: as the gateway for its sites, as an administrator for its stores. */
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
final class Central {
    static final int CENTRAL_SITE = 1;
    static final int TRANSFERS_SITE = 1_000_000_001;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static @Nullable Site primary;
    private static int primaryAt;

    private Central() {}

    /** A site that is registered and has begun its first sync. */
    static Site aSite(String kind) {
        int id = NEXT.incrementAndGet();
        asGateway()
                .contentType("application/json")
                .body(Map.of("name", "Site " + id, "kind", kind))
                .put("/internal/v1/sites/" + id)
                .then()
                .statusCode(200);
        Site site = new Site(id, UUID.randomUUID());
        site.begin(0, null);
        return site;
    }

    static RequestSpecification asGateway() {
        return given().auth()
                .oauth2(TestTokens.client("sync-gateway", "routing-service").token());
    }

    static RequestSpecification asAdmin() {
        return given().auth().oauth2(TestTokens.person("sync-admin").token()).contentType("application/json");
    }

    /** The one primary of all tests. If a test handed its role over, it has the role again, and knows that it lost it. */
    static Site aPrimary() {
        // An application that was started again has another port, and another database.
        if (primary == null || primaryAt != RestAssured.port) {
            primary = aSite("desktop");
            primaryAt = RestAssured.port;
        }
        int holder = asAdmin()
                .get("/admin/v1/primary")
                .then()
                .statusCode(200)
                .extract()
                .path("siteId");
        if (holder != primary.id) {
            makePrimary(primary);
            for (int sync = 0; sync < 3; sync++) {
                primary.sync();
            }
        }
        return primary;
    }

    /** The transfer-service's own site, as a new installation. */
    static Site transfers() {
        Site site = new Site(TRANSFERS_SITE, UUID.randomUUID());
        site.begin(0, null);
        return site;
    }

    static void makePrimary(Site site) {
        asAdmin()
                .body(Map.of("siteId", site.id, "reason", "a test"))
                .put("/admin/v1/primary")
                .then()
                .statusCode(204);
    }

    /** A store on record that is active on the site; its id. */
    static String aStoreOn(@Nullable Site site) {
        String store = id();
        aPrimary().pushOne(store(store, nameOf(store)));
        if (site != null) {
            assign(store, site);
        }
        return store;
    }

    /** The name of a store of {@link #aStoreOn}. */
    static String nameOf(String store) {
        return "name-" + store.substring(0, 18);
    }

    static void assign(String store, @Nullable Site site) {
        assigned(store, site).then().statusCode(200);
    }

    static Response assigned(String store, @Nullable Site site) {
        Map<String, Object> body = new HashMap<>();
        body.put("siteId", site == null ? null : site.id);
        body.put("reason", "a test");
        return asAdmin().body(body).put("/admin/v1/stores/" + store + "/assignment");
    }

    /** Makes the store visible in a store of the site, or ends this, and has the site collect it or not (B3). */
    static void syncWith(String store, Site site, String type) {
        String join = "see-" + store.substring(0, 18) + "-" + site.id;
        if (type.equals("none")) {
            aPrimary().pushOne(delete("name_store_join", join));
            typesFollow();
        } else {
            aPrimary().pushOne(join(join, window(site), nameOf(store)));
            typesFollow();
            choose(store, site.id, type).then().statusCode(200);
        }
    }

    /** Chooses whether a site collects a store: {@code collector} or {@code transfer}. */
    static Response choose(String store, int site, String type) {
        return asAdmin().body(Map.of("type", type)).put("/admin/v1/stores/" + store + "/sync-with/" + site);
    }

    static void centralCollects(String store, boolean collects) {
        choose(store, CENTRAL_SITE, collects ? "collector" : "transfer").then().statusCode(200);
    }

    /** The store of the site in which other stores become visible. */
    private static String window(Site site) {
        String window = site.window;
        if (window == null) {
            window = aStoreOn(site);
            site.window = window;
        }
        return window;
    }

    /** A store becomes visible in another one, so that documents of that one are addressed to it. */
    static void sees(String in, String store) {
        aPrimary().accepted(join("sees-" + in.substring(0, 18) + store.substring(0, 18), in, nameOf(store)));
    }

    /** A name becomes visible in a store. */
    static String join(String id, String in, String name) {
        return change("name_store_join", id, "'store_ID':'" + in + "','name_ID':'" + name + "'");
    }

    /** Waits until the types have followed what is visible. */
    static void typesFollow() {
        Awaitility.await("types follow")
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(15))
                .until(() -> number("select count(*) from type_due") == 0);
    }

    /** Waits until the documents that name what became visible are addressed. */
    static void addressesFollow() {
        Awaitility.await("addresses follow")
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(15))
                .until(() -> number("select count(*) from address_due") == 0);
    }

    static void collects(Site site, String store) {
        syncWith(store, site, "collector");
    }

    /** Waits until nothing is left to be judged again, because a push only wakes the worker that does this. */
    static void settle() {
        Awaitility.await("what waited is judged again")
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(15))
                .until(() -> number("select count(*) from redrive") == 0);
    }

    /** The result of a statement: the first column of its first row. */
    static long number(String sql) {
        try (Connection connection = TestPostgres.connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static void execute(String sql) {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The stream of a store's own data. */
    static long streamOf(String store) {
        return number("select stream_id from stream where kind = 'store' and owner = '" + store + "'");
    }

    /** Statements over this table that wait for a lock. On a cluster they wait on the nodes that hold the rows. */
    static long waitingForLocks(String table) {
        String waiting =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                        + " and query ilike '%" + table + "%'";
        return number(
                Engine.spreads()
                        ? "select coalesce(sum(result::int), 0) from run_command_on_workers($$" + waiting + "$$)"
                        : waiting);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    static String store(String id, String name) {
        return store(id, name, "store");
    }

    static String store(String id, String name, String mode) {
        return change("store", id, "'name_ID':'" + name + "','code':'c','store_mode':'" + mode + "'");
    }

    static String stock(String id, String store) {
        return stock(id, store, "x");
    }

    static String stock(String id, String store, String note) {
        return change("item_line", id, "'store_ID':'" + store + "','note':'" + note + "','quantity':1");
    }

    /** A customer invoice. */
    static String invoice(String id, String store, String status, String otherStore) {
        return change(
                "transact",
                id,
                "'store_ID':'" + store + "','type':'ci','status':'" + status + "','name_ID':'" + nameOf(otherStore)
                        + "'");
    }

    static String invoiceLine(String id, String invoice) {
        return invoiceLine(id, invoice, 1);
    }

    static String invoiceLine(String id, String invoice, int quantity) {
        return change("trans_line", id, "'transaction_ID':'" + invoice + "','quantity':" + quantity);
    }

    static String item(String id, String name) {
        return change("item", id, "'item_name':'" + name + "'");
    }

    static String list(String id) {
        return change("list_master", id, "'description':'d'");
    }

    static String listLine(String id, String list) {
        return change("list_master_line", id, "'item_master_ID':'" + list + "'");
    }

    /** An upsert; the fields are written with single quotes. */
    static String change(String type, String id, String fields) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"body\":{\"ID\":\"" + id + "\","
                + fields.replace('\'', '"') + "}}";
    }

    /** The same change, made on a version. */
    static String on(long version, String change) {
        return "{\"baseVersion\":" + version + "," + change.substring(1);
    }

    static String delete(String type, String id) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"op\":\"delete\"}";
    }

    static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(bytes, UTF_8), e);
        }
    }
}

package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.choose;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.execute;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.join;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.number;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.store;
import static org.storesync.routing.Central.typesFollow;
import static org.storesync.routing.Central.waitingForLocks;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestPostgres;

/** What a store is on a site follows from the names that the primary makes visible in stores (B3; I3). */
@QuarkusTest
class VisibilityTest {

    @DisplayName(
            "B3: a store becomes visible: its record comes; visibility ends: the record goes. The reason can be read")
    @Test
    void theTypeFollows() {
        Site clinic = aSite("mobile");
        String in = aStoreOn(clinic);
        String warehouse = aStoreOn(aSite("desktop"));
        clinic.drain();
        String join = id();

        see(join, in, nameOf(warehouse));
        assertThat(typeOn(clinic, warehouse)).isEqualTo("transfer: its name is visible in store " + in);
        assertThat(clinic.drainOf(warehouse)).hasSize(1);
        assertThat(clinic.replica.holds("store", warehouse)).isTrue();

        push(change(
                "name_store_join",
                join,
                "'store_ID':'" + in + "','name_ID':'" + nameOf(warehouse) + "','inactive':true"));
        assertThat(typeOn(clinic, warehouse)).isEqualTo("none");
        clinic.drain();
        assertThat(clinic.replica.holds("store", warehouse)).isFalse();

        see(join, in, nameOf(warehouse));
        clinic.drain();
        assertThat(clinic.replica.holds("store", warehouse)).isTrue();
        push(delete("name_store_join", join));
        clinic.drain();
        assertThat(clinic.replica.holds("store", warehouse)).isFalse();
    }

    @DisplayName("B3: one way gives a type one way; two joins of one pair end with the second")
    @Test
    void oneWay() {
        Site clinic = aSite("desktop");
        Site depot = aSite("desktop");
        String in = aStoreOn(clinic);
        String warehouse = aStoreOn(depot);
        String first = id();
        String second = id();
        push(join(first, in, nameOf(warehouse)), join(second, in, nameOf(warehouse)));

        assertThat(typeOn(clinic, warehouse)).startsWith("transfer");
        assertThat(typeOn(depot, in)).isEqualTo("none");
        push(delete("name_store_join", first));
        assertThat(typeOn(clinic, warehouse)).startsWith("transfer");
        push(delete("name_store_join", second));
        assertThat(typeOn(clinic, warehouse)).isEqualTo("none");
    }

    @DisplayName(
            "R16 visibility in a store that is not assigned: the assignment derives the types; a move takes them along")
    @Test
    void theAssignmentDerives() {
        String in = aStoreOn(null);
        String warehouse = aStoreOn(aSite("desktop"));
        see(id(), in, nameOf(warehouse));
        Site old = aSite("desktop");
        Site next = aSite("desktop");

        assign(in, old);
        assertThat(typeOn(old, warehouse)).startsWith("transfer");
        assign(in, next);
        assertThat(typeOn(old, warehouse)).isEqualTo("none");
        assertThat(typeOn(next, warehouse)).startsWith("transfer");
        assign(in, null);
        assertThat(typeOn(next, warehouse)).isEqualTo("none");
    }

    @DisplayName("R49 a plain name becomes a store's: types follow")
    @Test
    void aNameBecomesAStores() {
        Site clinic = aSite("desktop");
        String in = aStoreOn(clinic);
        String made = id();
        see(id(), in, nameOf(made));

        push(store(made, nameOf(made)));
        assertThat(typeOn(clinic, made)).startsWith("transfer");
        push(store(made, "another-" + made.substring(0, 8)));
        assertThat(typeOn(clinic, made)).isEqualTo("none");
    }

    @DisplayName("R47 a store gets its name while another push makes the name visible: neither misses the other")
    @Test
    void aNameAndItsJoinAtOnce() throws Exception {
        Site clinic = aSite("desktop");
        String in = aStoreOn(clinic);
        String named = aStoreOn(aSite("desktop"));
        String name = "late-" + named.substring(0, 8);
        Site primary = aPrimary();
        Thread join;
        try (Connection naming = TestPostgres.connect();
                Statement statement = naming.createStatement()) {
            naming.setAutoCommit(false);
            statement.execute("update fact_version set version = version + 1 where scope = 'names'");
            statement.execute("update store set name_id = '" + name + "' where store_id = '" + named + "'");
            join = Thread.ofVirtual().start(() -> primary.push(join(id(), in, name)));
            Awaitility.await("the push of the join waits")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> waitingForLocks("fact_version") > 0);
            naming.commit();
        }
        join.join();

        assertThat(typeOn(clinic, named)).startsWith("transfer");
    }

    @DisplayName("R23 collector by hand, visibility ends and begins: transfer, to be chosen again, and loaded from 0")
    @Test
    void aChoiceEndsWithTheVisibility() {
        Site warehouse = aSite("desktop");
        Site clinic = aSite("desktop");
        String in = aStoreOn(warehouse);
        String collected = aStoreOn(clinic);
        String join = id();
        String line = id();
        clinic.push(stock(line, collected));
        see(join, in, nameOf(collected));

        choose(collected, warehouse.id, "collector").then().statusCode(200);
        warehouse.drain();
        assertThat(warehouse.replica.holds("item_line", line)).isTrue();
        refusesToBe("none", collected, warehouse);

        push(delete("name_store_join", join));
        warehouse.drain();
        assertThat(warehouse.replica.holds("item_line", line)).isFalse();
        refusesToBe("collector", collected, warehouse);
        refusesToBe("transfer", collected, warehouse);
        see(join, in, nameOf(collected));
        assertThat(typeOn(warehouse, collected)).startsWith("transfer");
        choose(collected, warehouse.id, "collector").then().statusCode(200);
        warehouse.drain();
        assertThat(warehouse.replica.holds("item_line", line)).isTrue();
    }

    @DisplayName(
            "B3: joins that a replica of the release before took are found in the log; nothing else changes by the look")
    @Test
    void findsInTheLogWhatItMissed() {
        Site clinic = aSite("desktop");
        String in = aStoreOn(clinic);
        String warehouse = aStoreOn(aSite("desktop"));
        String gone = aStoreOn(aSite("desktop"));
        String ended = id();
        see(id(), in, nameOf(warehouse));
        see(ended, in, nameOf(gone));
        execute("delete from visible_name where store_id = '" + in + "' and name_id = '" + nameOf(warehouse) + "'");
        execute("delete from sync_with where store_id = '" + warehouse + "' and join_id is not null");
        push(delete("name_store_join", ended));
        execute("insert into visible_name (join_id, store_id, name_id) values ('" + ended + "', '" + in + "', '"
                + nameOf(gone) + "')");

        execute("insert into visible_name_check (due_at) values (now() - interval '1 second')");

        Awaitility.await("the log is read again")
                .atMost(Duration.ofSeconds(15))
                .until(() -> number("select count(*) from visible_name_check where due_at <= now()") == 0);
        assertThat(typeOn(clinic, warehouse)).startsWith("transfer");
        assertThat(typeOn(clinic, gone)).isEqualTo("none");
        assertThat(number("select count(*) from visible_name where join_id = '" + ended + "'"))
                .isZero();
    }

    private static void refusesToBe(String type, String store, Site site) {
        choose(store, site.id, type).then().statusCode(409).body("code", equalTo("type-follows-visibility"));
    }

    private static void see(String id, String in, String name) {
        push(join(id, in, name));
    }

    private static void push(String... changes) {
        for (JsonNode outcome : aPrimary().push(changes)) {
            assertThat(outcome.path("outcome").asText()).isEqualTo("accepted");
        }
        typesFollow();
    }

    /** The type of a store on a site, with its reason if it has one. */
    private static String typeOn(Site site, String store) {
        typesFollow();
        List<String> found = new ArrayList<>();
        JsonNode types = Central.json(asAdmin()
                        .get("/admin/v1/stores/" + store)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .path("types");
        types.forEach(type -> {
            if (type.path("siteId").asInt() == site.id) {
                found.add(type.path("type").asText() + ": " + type.path("why").asText());
            }
        });
        return found.isEmpty() ? "none" : found.getFirst();
    }
}

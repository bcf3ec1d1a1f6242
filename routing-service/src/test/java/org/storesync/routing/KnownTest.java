package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.makePrimary;
import static org.storesync.routing.Central.on;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a site knows, what it does late, and what becomes of that when it has the right again (rules, 1.1; docs/adr/0017). */
@QuarkusTest
class KnownTest {
    private Site k;
    private Site l;
    private String store;

    @BeforeEach
    void aStoreOfK() {
        k = aSite("desktop");
        l = aSite("desktop");
        store = aStoreOn(k);
    }

    /** What K has of a record. */
    private @Nullable String held(String typeAndId) {
        return k.replica.bodies().get(typeAndId);
    }

    @DisplayName(
            "field-C1 a store moved and moved back: what the other site did stays, new records are accepted, the rest waits")
    @Test
    void undoOfAMove() {
        String changed = id();
        String untouched = id();
        String created = id();
        k.push(stock(changed, store, "100"), stock(untouched, store, "as it was"));
        k.sync();

        assign(store, l);
        l.drain();
        l.accepted(stock(changed, store, "40"));
        assertThat(k.push(stock(changed, store, "90"), stock(untouched, store, "late"), stock(created, store, "new")))
                .extracting(Site::word)
                .containsOnly("store-moved");
        assign(store, k);

        quarantined(1);
        k.drain();
        assertThat(held("item_line/" + changed)).contains("40");
        assertThat(held("item_line/" + untouched)).contains("late");
        assertThat(held("item_line/" + created)).contains("new");
        assertThat(l.pushOne(stock(changed, store, "39")))
                .as("R15: what L has not sent yet is late")
                .isEqualTo("store-moved");
    }

    @DisplayName("R31 lost and regained while off line, then it pushes: new or untouched goes in, what changed waits")
    @Test
    void pushesAfterTheRightCameBack() {
        String changed = id();
        String untouched = id();
        k.push(stock(changed, store, "100"), stock(untouched, store, "as it was"));
        k.sync();
        assign(store, l);
        long current = l.accepted(stock(changed, store, "40"));
        assign(store, k);

        assertThat(k.push(stock(changed, store, "90"), stock(untouched, store, "mine"), stock(id(), store, "new")))
                .extracting(Site::word)
                .containsExactly("store-moved", "accepted", "accepted");
        assertThat(k.pushOne(on(current, stock(changed, store, "39"))))
                .as("made on what L left")
                .isEqualTo("accepted");
        assertThat(k.status().get("quarantined").asInt()).as("superseded").isZero();

        k.sync();
        k.sync();
        assertThat(k.pushOne(stock(changed, store, "38"))).isEqualTo("accepted");
    }

    @DisplayName("R30 lost, regained, lost: late until the last loss is known, judged since the first")
    @Test
    void lostTwice() {
        String changed = id();
        k.push(stock(changed, store, "100"));
        k.sync();
        assign(store, l);
        l.accepted(stock(changed, store, "40"));
        assign(store, k);
        assign(store, l);

        assertThat(k.pushOne(stock(changed, store, "90"))).isEqualTo("store-moved");
        assign(store, k);
        assertThat(k.pushOne(stock(changed, store, "89")))
                .as("L changed it after the first loss")
                .isEqualTo("store-moved");
    }

    @DisplayName("claims-F2 once known it is refused, with a correction; a late change gets one as well (oracle-O2)")
    @Test
    void refusedOnceKnown() {
        String kept = id();
        String made = id();
        k.push(stock(kept, store, "100"));
        k.sync();
        assign(store, l);

        assertThat(k.push(stock(kept, store, "90"), stock(made, store, "new")))
                .extracting(Site::word)
                .containsOnly("store-moved");
        List<JsonNode> letters =
                k.drain().stream().filter(row -> row.has("answers")).toList();
        assertThat(letters).hasSize(2).allMatch(KnownTest::isDelete);
        assertThat(k.replica.holds("item_line", kept)).isFalse();
        assertThat(k.replica.holds("item_line", made)).isFalse();

        k.sync();
        assertThat(k.pushOne(stock(kept, store, "89")))
                .as("acknowledged, but no sync that began since is complete")
                .isEqualTo("store-moved");
        k.sync();
        assertThat(k.pushOne(stock(kept, store, "88"))).isEqualTo("not-your-store");
        assertThat(k.drainOf(kept)).singleElement().matches(KnownTest::isDelete);
    }

    @DisplayName("oracle-O2 a change that turns out to be late only while it waits is corrected then, once")
    @Test
    void lateWhileItWaits() {
        k.sync();
        String header = id();
        String line = id();
        assertThat(k.pushOne(invoiceLine(line, header))).isEqualTo("parent-missing");
        assign(store, l);

        l.accepted(invoice(header, store, "nw", store));

        waits("store-moved");
        assertThat(k.drainOf(line)).singleElement().satisfies(row -> {
            assertThat(isDelete(row)).isTrue();
            assertThat(row.has("answers")).as("it was answered before").isFalse();
        });
        asAdmin()
                .body(Map.of("decision", "JUDGE_AGAIN", "reason", "again", "select", Map.of("siteId", k.id)))
                .post("/admin/v1/quarantine/decisions")
                .then()
                .statusCode(200);
        assertThat(k.drainOf(line)).isEmpty();
    }

    @DisplayName(
            "claims-F2 the role of the primary likewise: primary-moved, later primary-only, each with central's body")
    @Test
    void theRoleLikewise() {
        Site primary = aPrimary();
        makePrimary(k);
        String item = id();
        k.accepted(item(item, "by K"));
        k.sync();
        aPrimary();
        primary.accepted(item(item, "by the primary"));
        k.sync();

        String made = id();
        assertThat(k.push(item(item, "late"), item(made, "late")))
                .extracting(Site::word)
                .containsOnly("primary-moved");
        List<JsonNode> rows = k.drain();
        assertThat(rows)
                .filteredOn(row -> row.path("id").asText().equals(item) && row.has("answers"))
                .singleElement()
                .extracting(row -> row.get("body").get("item_name").asText())
                .isEqualTo("by the primary");
        assertThat(rows)
                .filteredOn(row -> row.path("id").asText().equals(made))
                .singleElement()
                .matches(KnownTest::isDelete);

        k.sync();
        k.sync();
        assertThat(k.push(item(item, "later"), delete("item", item)))
                .extracting(Site::word)
                .containsOnly("primary-only");
        assertThat(k.drainOf(item)).hasSize(1);
    }

    @DisplayName("R32 a new installation knows all; one that continues a restored machine knows nothing")
    @Test
    void installations() {
        String kept = id();
        k.push(stock(kept, store, "100"));
        k.sync();
        assign(store, l);

        k.reinstall();
        assertThat(k.pushOne(stock(kept, store, "90"))).isEqualTo("not-your-store");

        assertThat(k.begin(0, null).get("verdict").asText()).isEqualTo("ROLLED_BACK");
        k.reinstall();
        assertThat(k.pushOne(stock(kept, store, "90"))).as("its tail waits").isEqualTo("store-moved");
    }

    @DisplayName("a sync is complete without retry-later, with nothing queued, and drained")
    @Test
    void completeness() {
        k.sync();
        assign(store, l);
        k.sync();

        for (int i = 0; i < 3; i++) {
            k.begin(k.nextSeq - 1, null);
            k.sendWith(UUID.randomUUID(), k.nextSeq++, ",\"queued\":3", stock(id(), store))
                    .then()
                    .statusCode(200);
            k.drain();
        }
        assertThat(k.pushOne(stock(id(), store)))
                .as("it had more to send each time")
                .isEqualTo("store-moved");
        k.sync();
        assertThat(k.pushOne(stock(id(), store))).isEqualTo("not-your-store");
    }

    @DisplayName("oracle-O7 a parked update with a current baseVersion is taken when the role returns")
    @Test
    void aParkedUpdateOnWhatStands() {
        makePrimary(k);
        String item = id();
        long version = k.accepted(item(item, "by K"));
        aPrimary();
        assertThat(k.pushOne(on(version, item(item, "late")))).isEqualTo("primary-moved");

        makePrimary(k);

        quarantined(0);
        k.drain();
        assertThat(held("item/" + item)).contains("late");
        aPrimary();
    }

    private void waits(String code) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> json(asAdmin()
                                        .get("/admin/v1/quarantine?siteId=" + k.id + "&code=" + code)
                                        .asByteArray())
                                .get("items")
                                .size()
                        == 1);
    }

    private void quarantined(int expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> k.status().get("quarantined").asInt() == expected);
    }

    private static boolean isDelete(JsonNode row) {
        return row.get("op").asText().equals("delete");
    }
}

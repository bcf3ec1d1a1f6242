package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.assigned;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.makePrimary;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.store;
import static org.storesync.routing.Central.syncWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stores come to sites and leave them: letters, subscriptions, the old site's tail, undo (B1-B4, B8; I1, I3). */
@QuarkusTest
class StoreMoveTest {

    @DisplayName("B4: a site gets the record of a store it gains and forgets that of one it loses")
    @Test
    void lettersTellOfStoresGainedAndLost() {
        Site site = aSite("desktop");
        String store = aStoreOn(null);
        assertThat(site.drain().toString()).doesNotContain(store);

        syncWith(store, site, "transfer");
        assertThat(site.drainOf(store))
                .singleElement()
                .extracting(row -> row.get("body").get("name_ID").asText())
                .isEqualTo(nameOf(store));
        aPrimary().push(store(store, nameOf(store), "dispensary"));
        assertThat(site.drainOf(store))
                .singleElement()
                .extracting(row -> row.get("body").get("store_mode").asText())
                .isEqualTo("dispensary");

        syncWith(store, site, "none");
        JsonNode lost = site.drainOf(store).getFirst();
        assertThat(lost.get("op").asText()).isEqualTo("remove");
        assertThat(site.replica.holds("store", store)).isFalse();
        aPrimary().push(store(store, nameOf(store), "store"));
        assertThat(site.drain().toString()).as("I3").doesNotContain(store);

        syncWith(store, site, "transfer");
        assertThat(site.drainOf(store)).hasSize(1);
        assertThat(site.replica.holds("store", store)).isTrue();
    }

    @Test
    void aLostStreamIsDroppedAndARegainedOneLoadedAnew() {
        Site active = aSite("desktop");
        Site collector = aSite("desktop");
        String store = aStoreOn(active);
        collects(collector, store);
        String kept = id();
        String gone = id();
        active.push(stock(kept, store), stock(gone, store));
        collector.drain();
        int first = collector.replica.through("item_line", kept).iterator().next();

        syncWith(store, collector, "transfer");
        List<JsonNode> rows = collector.drain();
        assertThat(rows)
                .filteredOn(row -> row.path("op").asText().equals("drop-stream"))
                .extracting(row -> row.get("drop").asInt())
                .contains(first)
                .hasSize(3);
        assertThat(collector.replica.bodies().toString()).doesNotContain(kept).contains(store);
        active.push(Central.delete("item_line", gone));
        assertThat(collector.drain().toString()).doesNotContain(kept).doesNotContain(gone);

        collects(collector, store);
        assertThat(collector.drain()).extracting(row -> row.path("id").asText()).contains(kept);
        assertThat(collector.replica.through("item_line", kept))
                .as("a number is never used again")
                .doesNotContain(first)
                .hasSize(1);
        assertThat(collector.replica.holds("item_line", gone)).isFalse();
    }

    @Test
    void aMoveRaisesTheEpoch() {
        Site old = aSite("desktop");
        Site next = aSite("desktop");
        String store = aStoreOn(old);
        long epoch = epochOf(old, store);

        assign(store, next);
        assign(store, next);

        assertThat(epochOf(next, store))
                .as("once for a move that is asked for twice")
                .isEqualTo(epoch + 1);
        assertThat(old.begin(0, null).get("site").get("stores")).isEmpty();
    }

    private static long epochOf(Site site, String store) {
        for (JsonNode seen : site.begin(0, null).get("site").get("stores")) {
            if (seen.get("storeId").asText().equals(store)) {
                assertThat(seen.get("type").asText()).isEqualTo("active");
                return seen.get("assignmentEpoch").asLong();
            }
        }
        throw new AssertionError("the site does not see " + store);
    }

    @DisplayName("A6: a mobile site has one store, also when two come at once")
    @Test
    void aMobileSiteHasOneStore() throws InterruptedException {
        Site mobile = aSite("mobile");
        List<String> stores = List.of(aStoreOn(null), aStoreOn(null), aStoreOn(null));
        ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = stores.stream()
                .map(store -> Thread.ofVirtual()
                        .start(() -> answers.add(assigned(store, mobile).statusCode())))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
        assigned(aStoreOn(null), mobile).then().statusCode(409).body("code", Matchers.equalTo("mobile-site-full"));
    }

    @DisplayName("C1: dispensary data goes to sites with an active dispensary store, as long as they have one")
    @Test
    void theDispensaryStreamFollowsActiveDispensaries() {
        Site site = aSite("desktop");
        Site collector = aSite("desktop");
        String abbreviation = id();
        String store = id();
        aPrimary().push(change("abbreviation", abbreviation, "'a':'bd'"), store(store, nameOf(store), "dispensary"));
        assertThat(site.drain().toString()).doesNotContain(abbreviation);

        assign(store, site);
        collects(collector, store);
        assertThat(site.drainOf(abbreviation)).hasSize(1);
        assertThat(collector.drain().toString())
                .as("a collector is no dispensary")
                .doesNotContain(abbreviation);

        aPrimary().push(store(store, nameOf(store), "store"));
        site.drain();
        assertThat(site.replica.holds("abbreviation", abbreviation)).isFalse();
        aPrimary().push(store(store, nameOf(store), "dispensary"));
        site.drain();
        assertThat(site.replica.holds("abbreviation", abbreviation)).isTrue();
        assign(store, null);
        site.drain();
        assertThat(site.replica.holds("abbreviation", abbreviation)).isFalse();
    }

    @DisplayName(
            "A2, A3: the role is handed over; the one before edits no central data any more, and all stores exist on the new one")
    @Test
    void thePrimaryHandsOver() {
        Site before = aPrimary();
        Site next = aSite("desktop");
        String store = aStoreOn(null);
        String id = id();
        before.push(item(id, "old"));

        makePrimary(next);

        assertThat(before.pushOne(item(id, "late"))).isEqualTo("primary-moved");
        assertThat(before.pushOne(store(store, "late"))).isEqualTo("primary-moved");
        assertThat(next.pushOne(item(id, "new"))).isEqualTo("accepted");
        assertThat(next.drain()).extracting(row -> row.path("id").asText()).contains(store);
        assertThat(before.drainOf(id))
                .extracting(row -> row.get("body").get("item_name").asText())
                .contains("new");

        String mine = aStoreOn(null);
        makePrimary(next);
        assign(mine, next);
        assign(mine, null);
        next.drain();
        assertThat(next.replica.holds("store", mine))
                .as("also one that was active there and left")
                .isTrue();
    }
}

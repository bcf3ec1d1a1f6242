package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.sees;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Eight pushes at once over the same records, in shuffled order, while stores move: every batch is answered, and all readers agree (I2,
 * I9).
 */
@QuarkusTest
class ConcurrentPushTest {
    private static final int LANES = 8;
    private static final int BATCHES = 6;
    private static final long SEED = Long.getLong("storesync.seed", 20261123);

    @Inject
    MeterRegistry meters;

    @DisplayName("no conflict reaches a client; afterwards the one that followed holds what a new one loads")
    @Test
    void mixedBatchesOfEightLanesAreAllAnswered() throws Exception {
        Site site = aSite("internal");
        Site receiver = aSite("desktop");
        Site follower = aSite("desktop");
        String store = aStoreOn(site);
        String second = aStoreOn(site);
        String theirs = aStoreOn(receiver);
        sees(store, theirs);
        for (String each : List.of(store, second, theirs)) {
            collects(follower, each);
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(id());
        }
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> lanes = new ArrayList<>();
            for (int lane = 1; lane <= LANES; lane++) {
                int number = lane;
                lanes.add(threads.submit(() -> lane(site, number, ids, store, second, theirs)));
            }
            Future<?> administrator = threads.submit(() -> {
                while (!done.get()) {
                    collects(follower, aStoreOn(site));
                    assign(second, receiver);
                    assign(second, site);
                }
            });
            int answered = 0;
            try {
                for (Future<Integer> lane : lanes) {
                    answered += lane.get();
                }
            } finally {
                done.set(true);
            }
            administrator.get();
            assertThat(answered).isEqualTo(LANES * BATCHES);
        }
        double deadlocks =
                meters.counter("sync.database.retries", "cause", "deadlock").count();
        assertThat(deadlocks).as("locks are taken in one order").isZero();
        assertAgree(follower, store, second, theirs);
    }

    private static int lane(Site site, int lane, List<String> ids, String... stores) {
        Random random = new Random(SEED + lane);
        long seq = 1;
        int answered = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            List<String> changes = new ArrayList<>();
            List<String> mixed = new ArrayList<>(ids);
            Collections.shuffle(mixed, random);
            for (String id : mixed.subList(0, 25)) {
                int place = ids.indexOf(id);
                // The place of the id decides the kind: stock, documents with another party, lines of those documents.
                String change = switch (place % 4) {
                    case 0 -> stock(id, stores[place / 4 % 2], "lane " + lane + " batch " + batch);
                    case 1 -> invoice(id, stores[0], random.nextBoolean() ? "fn" : "nw", stores[2]);
                    default -> invoiceLine(id, ids.get(place - place % 4 + 1), batch);
                };
                changes.add(random.nextInt(8) == 0 ? delete(typeOf(place), id) : change);
            }
            Response response =
                    site.sendWith(UUID.randomUUID(), seq, ",\"lane\":" + lane, changes.toArray(String[]::new));
            assertThat(response.statusCode())
                    .as("seed %d lane %d: %s", SEED, lane, response.asString())
                    .isEqualTo(200);
            for (JsonNode outcome : Site.outcomes(response)) {
                assertThat(Site.word(outcome))
                        .as("seed %d lane %d", SEED, lane)
                        .isIn(
                                "accepted",
                                "parent-missing",
                                "parent-deleted",
                                "not-your-store",
                                "busy",
                                "quarantine-full",
                                "id-belongs-elsewhere");
            }
            seq += changes.size();
            answered++;
        }
        return answered;
    }

    private static String typeOf(int place) {
        return place % 4 == 0 ? "item_line" : place % 4 == 1 ? "transact" : "trans_line";
    }

    private static void assertAgree(Site follower, String... stores) {
        Site fresh = aSite("desktop");
        for (String store : stores) {
            collects(fresh, store);
        }
        follower.drain(7);
        fresh.drain();
        assertThat(ofStores(follower)).isEqualTo(ofStores(fresh)).isNotEmpty();
        assertThat(aPrimary().id).isPositive();
    }

    private static Map<String, String> ofStores(Site site) {
        Map<String, String> bodies = new TreeMap<>(site.replica.bodies());
        bodies.keySet().removeIf(key -> !key.startsWith("item_line/") && !key.startsWith("trans"));
        return bodies;
    }
}

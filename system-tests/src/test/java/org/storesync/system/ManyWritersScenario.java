package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.storesync.system.chaos.PrimaryTraffic;
import org.storesync.system.chaos.StoreTraffic;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Metrics;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Batch;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.WireSite;

/**
 * Eight full batches at once, over both replicas, into each other's inboxes and the streams that all sites share: each one is answered at
 * its first try.
 */
@SystemTest
class ManyWritersScenario {
    private static final int WRITERS = 8;
    private static final int CHANGES = 5_000;

    private final Central central;

    ManyWritersScenario(Central central) {
        this.central = central;
    }

    @Test
    void eightFullBatchesAtOnceMeetNoDeadlock() throws Exception {
        long seed = Seed.of("many writers");
        List<WireSite> writers = new ArrayList<>();
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < WRITERS - 1; i++) {
            WireSite writer = central.begunSite("desktop");
            stores.add(central.newStore(writer));
            writers.add(i % 2 == 0 ? writer : central.overSecond(writer));
        }
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < writers.size(); i++) {
            batches.add(batch(
                    writers.get(i), new StoreTraffic(stores.get(i), stores, Seed.random(seed, i)).some(CHANGES), seed));
        }
        writers.add(central.primary());
        batches.add(
                batch(central.primary(), new PrimaryTraffic(stores, Seed.random(seed, WRITERS)).some(CHANGES), seed));

        double deadlocksBefore = Metrics.sum(central, "sync_database_retries_total{cause=\"deadlock\"");
        List<Answer> answers = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> pushing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                WireSite writer = writers.get(i);
                Batch batch = batches.get(i);
                pushing.add(threads.submit(() -> {
                    together.await();
                    return writer.send(batch);
                }));
            }
            together.countDown();
            for (Future<Answer> each : pushing) {
                answers.add(each.get());
            }
        }

        System.out.printf(
                "eight batches of %d: the heads were held for %.0f ms at the longest%n",
                CHANGES, 1000 * Metrics.max(central, "sync_heads_held_seconds_max"));
        for (int i = 0; i < WRITERS; i++) {
            assertThat(answers.get(i).status()).as("%s", answers.get(i).shown()).isEqualTo(200);
            assertThat(writers.get(i).settle(batches.get(i), answers.get(i)))
                    .as("none had to be kept for later")
                    .noneMatch(outcome -> outcome.word().equals("retry-later"));
        }
        assertThat(Metrics.sum(central, "sync_database_retries_total{cause=\"deadlock\"") - deadlocksBefore)
                .as("locks are taken in one order")
                .isZero();
        central.drained(writers.toArray(WireSite[]::new));
        central.drained(central.own());
    }

    /** As many changes as a batch may have, in any order: lines before their headers, and records of all streams mixed. */
    private static Batch batch(WireSite writer, List<Change> made, long seed) {
        List<Change> changes = new ArrayList<>(made.subList(0, CHANGES));
        Collections.shuffle(changes, Seed.random(seed, writer.id()));
        return writer.batch(changes);
    }
}

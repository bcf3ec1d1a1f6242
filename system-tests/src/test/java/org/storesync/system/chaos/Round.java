package org.storesync.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.storesync.system.chaos.Cast.RunByAgent;
import org.storesync.system.part.Counts;
import org.storesync.system.part.Seed;
import org.storesync.system.part.Tally;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;

/**
 * One round. New sites push and pull for half a minute while processes die and links break. Then everything is repaired, records in use are
 * not deleted, and a store is moved and moved back. After each of these steps every site holds what the oracle says. The same seed and
 * number make the same traffic; only its timing differs.
 */
final class Round {
    private static final int PRIMARY_BATCH_MAX = 150;
    private static final Duration PRIMARY_PAUSE = Duration.ofMillis(200);
    private static final int DELETE_ONE_IN = 4;
    private static final Duration LENGTH = Duration.ofSeconds(30);

    private final Central central;
    private final Set<Ingredient> with;
    private final long seed;
    private final int number;
    private final Counts counts = new Counts();
    private final AtomicBoolean enough = new AtomicBoolean();
    private Duration took = Duration.ZERO;

    Round(Central central, Set<Ingredient> with, long seed, int number) {
        this.central = central;
        this.with = with;
        this.seed = seed;
        this.number = number;
    }

    Tally tally() {
        return new Tally(took, counts.all());
    }

    void run() throws Exception {
        long begin = System.nanoTime();
        try (Cast cast = counts.timed("loading", () -> Cast.make(central, with, number))) {
            InUse inUse = new InUse(central, cast, random(0), counts);
            if (with.contains(Ingredient.IN_USE)) {
                inUse.prepare();
            }
            Comparison comparison = new Comparison(central, cast, counts);
            counts.timed("traffic and faults", () -> traffic(cast, inUse));
            comparison.run();
            if (with.contains(Ingredient.IN_USE)) {
                counts.timed("deletes", inUse::edited);
            }
            if (with.contains(Ingredient.MOVES)) {
                Moves moves = new Moves(central, cast, random(1), counts);
                counts.timed("moves", moves::away);
                comparison.run();
                counts.timed("moves", moves::back);
            }
            comparison.run();
        }
        took = Duration.ofNanos(System.nanoTime() - begin);
    }

    private Random random(int part) {
        return Seed.random(seed + number, part);
    }

    private void traffic(Cast cast, InUse inUse) throws Exception {
        List<Future<?>> busy = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < cast.editors().size(); i++) {
                EditorWork editor = new EditorWork(
                        cast.editors().get(i), traffic(cast, cast.stores().get(i), 10 + i), random(20 + i), counts);
                busy.add(threads.submit(() -> {
                    untilEnough(editor::turn);
                    editor.end();
                }));
            }
            for (RunByAgent each : cast.agents()) {
                StoreTraffic own = new StoreTraffic(
                        each.store(), cast.allStores(), with.contains(Ingredient.CLOCKS), random(30 + busy.size()));
                AgentWork agent = new AgentWork(each.site(), own, counts);
                busy.add(threads.submit(() -> untilEnough(agent::turn)));
            }
            PrimaryTraffic primary = new PrimaryTraffic(cast.allStores(), random(40));
            Random dice = random(41);
            busy.add(threads.submit(() -> untilEnough(() -> primaryTurn(primary, inUse, dice))));
            try {
                new Faults(central, with, random(42), counts).during(LENGTH);
            } finally {
                enough.set(true);
            }
        }
        for (Future<?> each : busy) {
            each.get();
        }
    }

    private void untilEnough(Runnable turn) {
        while (!enough.get()) {
            turn.run();
        }
    }

    private List<Traffic> traffic(Cast cast, Store store, int part) {
        List<Traffic> traffic = new ArrayList<>();
        boolean wrongClocks = with.contains(Ingredient.CLOCKS);
        if (with.contains(Ingredient.STORES)) {
            traffic.add(new StoreTraffic(store, cast.allStores(), wrongClocks, random(part)));
        }
        if (with.contains(Ingredient.SPLIT)) {
            traffic.add(new SplitTraffic(store, cast.allStores(), wrongClocks, random(100 + part)));
        }
        return traffic;
    }

    private void primaryTurn(PrimaryTraffic traffic, InUse inUse, Random dice) {
        if (with.contains(Ingredient.PRIMARY)) {
            counts.answered(central.primary().pushThrough(traffic.some(1 + dice.nextInt(PRIMARY_BATCH_MAX))));
        }
        if (with.contains(Ingredient.IN_USE) && dice.nextInt(DELETE_ONE_IN) == 0) {
            inUse.pushedDelete(central.primary());
        }
        LockSupport.parkNanos(PRIMARY_PAUSE.toNanos());
    }
}

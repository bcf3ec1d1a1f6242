package org.storesync.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.storesync.agent.sync.SyncLimits;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Wire.NoAnswer;
import org.storesync.system.wire.WireSite;

/**
 * One round: sites of their own push and pull for half a minute while processes die and links break; then everything is healed, a store is
 * moved and moved back, and after each of them every site holds what the oracle says. The same seed and number make the same traffic; only its timing differs.
 */
public final class Round {
    private static final int EDITORS = 4;
    private static final int BATCH_MAX = 150;
    private static final int PAGE_MAX = 400;
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final List<String> FAULTS =
            List.of("routing-1", "routing-2", "gateway-1", "gateway-2", "postgres", "link");

    private final Central central;
    private final long seed;
    private final int number;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final List<WireSite> editors = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();
    private final AtomicBoolean enough = new AtomicBoolean();
    private AgentSite agent;
    private Store agentStore;
    private Duration took = Duration.ZERO;

    public Round(Central central, long seed, int number) {
        this.central = central;
        this.seed = seed;
        this.number = number;
        this.agent = AgentSite.create(
                central, "desktop", central.gateway(1), SyncLimits.STANDARD.withPage(PAGE_MAX, 1 << 20));
        this.agentStore = central.newStore();
    }

    public Tally tally() {
        return new Tally(took, counts);
    }

    public void run() throws Exception {
        long begin = System.nanoTime();
        prepare();
        traffic();
        central.heal();
        compare();
        moveAStore();
        compare();
        moveItBack();
        compare();
        took = Duration.ofNanos(System.nanoTime() - begin);
    }

    private void prepare() {
        central.assign(agentStore, agent.id());
        for (int i = 0; i < EDITORS; i++) {
            WireSite editor = central.begunSite("desktop");
            editors.add(i % 2 == 0 ? editor : central.overSecond(editor));
            stores.add(central.newStore(editor));
        }
        central.syncWith(stores.get(0), editors.get(1).id(), "collector");
        central.syncWith(stores.get(1), agent.id(), "collector");
        central.syncWith(agentStore, editors.get(2).id(), "collector");
    }

    private Random random(int part) {
        return Seed.random(seed + number, part);
    }

    private void traffic() throws Exception {
        List<Store> all = new ArrayList<>(stores);
        all.add(agentStore);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> busy = new ArrayList<>();
            for (int i = 0; i < EDITORS; i++) {
                WireSite editor = editors.get(i);
                StoreTraffic traffic = new StoreTraffic(stores.get(i), all, random(i));
                Random dice = random(100 + i);
                busy.add(threads.submit(() -> work(editor, traffic, dice)));
            }
            PrimaryTraffic primary = new PrimaryTraffic(all, random(EDITORS));
            Random dice = random(100 + EDITORS);
            busy.add(threads.submit(() -> {
                while (!enough.get()) {
                    count(central.primary().pushThrough(primary.some(1 + dice.nextInt(BATCH_MAX))));
                }
            }));
            StoreTraffic own = new StoreTraffic(agentStore, all, random(EDITORS + 1));
            busy.add(threads.submit(() -> agentWorks(own)));
            faults(random(EDITORS + 2));
            enough.set(true);
            central.heal();
            for (Future<?> each : busy) {
                each.get();
            }
        }
    }

    private void work(WireSite editor, StoreTraffic traffic, Random dice) {
        while (!enough.get()) {
            if (dice.nextInt(4) != 0) {
                count(editor.pushThrough(traffic.some(1 + dice.nextInt(BATCH_MAX))));
            } else {
                try {
                    editor.pull(1 + dice.nextInt(PAGE_MAX));
                    tick("pages");
                } catch (NoAnswer | AssertionError cut) {
                    tick("pages cut");
                }
            }
        }
    }

    private void agentWorks(StoreTraffic traffic) {
        while (!enough.get()) {
            traffic.some(40).forEach(change -> {
                if (!change.isDelete()
                        || agent.site().get(change.type(), change.id()).isPresent()) {
                    agent.put(change);
                }
            });
            try {
                agent.sync();
                tick("agent syncs");
            } catch (RuntimeException cut) {
                tick("agent syncs cut");
            }
        }
    }

    /** Every few seconds something dies, and is started again by the next fault at the latest. */
    private void faults(Random dice) {
        long end = System.nanoTime() + LENGTH.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(1_000 + dice.nextInt(3_000)).toNanos());
            String victim = FAULTS.get(dice.nextInt(FAULTS.size()));
            if (victim.equals("link")) {
                central.routingLink().cut();
                tick("links cut");
            } else {
                central.process(victim).kill9();
                tick("killed " + victim.replaceAll("-\\d", ""));
            }
            LockSupport.parkNanos(Duration.ofMillis(dice.nextInt(1_500)).toNanos());
            central.heal();
        }
    }

    private void moveAStore() {
        Random dice = random(EDITORS + 3);
        int which = dice.nextInt(EDITORS);
        WireSite to = editors.get((which + 1) % EDITORS);
        central.assign(stores.get(which), to.id());
        to.drain();
        count(to.pushThrough(new StoreTraffic(stores.get(which), stores, dice).some(1 + dice.nextInt(BATCH_MAX))));
        tick("stores moved");
    }

    /** The store comes back to the site that had it: what it did there stands, what the other did meanwhile too. */
    private void moveItBack() {
        int which = random(EDITORS + 3).nextInt(EDITORS);
        WireSite home = editors.get(which);
        central.assign(stores.get(which), home.id());
        home.drain();
        Random dice = random(EDITORS + 4);
        count(home.pushThrough(new StoreTraffic(stores.get(which), stores, dice).some(1 + dice.nextInt(BATCH_MAX))));
        tick("stores moved back");
    }

    private void compare() {
        long begin = System.nanoTime();
        agent.sync();
        central.settled();
        for (WireSite editor : editors) {
            editor.begin();
        }
        central.drained(editors.toArray(WireSite[]::new));
        central.drained(central.own(), central.primary());
        agent.sync();
        assertThat(agent.differences()).as("the agent").isEmpty();
        counts.merge("seconds comparing", (System.nanoTime() - begin) / 1_000_000_000, Long::sum);
    }

    private void count(List<Outcome> outcomes) {
        counts.merge("changes answered", (long) outcomes.size(), Long::sum);
        tick("batches");
    }

    private void tick(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}

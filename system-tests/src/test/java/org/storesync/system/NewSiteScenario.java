package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.storesync.agent.sync.SyncLimits;
import org.storesync.system.chaos.PrimaryTraffic;
import org.storesync.system.chaos.StoreTraffic;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Page;
import org.storesync.system.wire.WireSite;

/** Delivered (I2): a new site gets exactly what a second, naive implementation says, while others push. */
@SystemTest
class NewSiteScenario {
    private static final int EDITORS = 4;
    private static final int BATCHES = 20;
    private static final int CHANGES = 20;

    private final Central central;

    NewSiteScenario(Central central) {
        this.central = central;
    }

    @Test
    void getsExactlyWhatTheOracleSaysWhileOthersPush() throws Exception {
        long seed = Seed.of("new site");
        List<WireSite> editors = new ArrayList<>();
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < EDITORS; i++) {
            WireSite editor = central.begunSite("desktop");
            editors.add(i % 2 == 0 ? editor : central.overSecond(editor));
            stores.add(central.newStore(editor));
        }
        Store dispensary = central.newStore("dispensary");
        List<Store> all = new ArrayList<>(stores);
        all.add(dispensary);
        WireSite fresh = central.begunSite("desktop");
        AgentSite agent =
                AgentSite.create(central, "desktop", central.gateway(1), SyncLimits.STANDARD.withPage(100, 1 << 20));
        central.assign(dispensary, fresh.id());
        central.syncWith(stores.get(0), fresh.id(), "collector");
        central.syncWith(stores.get(1), fresh.id(), "transfer");
        central.syncWith(stores.get(2), agent.id(), "collector");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> pushing = new ArrayList<>();
            for (int i = 0; i < EDITORS; i++) {
                WireSite editor = editors.get(i);
                StoreTraffic traffic = new StoreTraffic(stores.get(i), all, Seed.random(seed, i));
                pushing.add(threads.submit(() -> {
                    for (int batch = 0; batch < BATCHES; batch++) {
                        editor.push(traffic.some(CHANGES));
                    }
                }));
            }
            PrimaryTraffic primary = new PrimaryTraffic(all, Seed.random(seed, EDITORS));
            pushing.add(threads.submit(() -> {
                for (int batch = 0; batch < BATCHES; batch++) {
                    central.primary().push(primary.some(CHANGES));
                }
            }));
            pushing.add(threads.submit(() -> loads(fresh, Seed.random(seed, EDITORS + 1))));
            pushing.add(threads.submit(() -> agent.sync()));
            for (Future<?> each : pushing) {
                each.get();
            }
        }

        central.drained(fresh, central.own(), central.primary());
        central.drained(editors.toArray(WireSite[]::new));
        agent.sync();
        assertThat(agent.differences()).as("the agent").isEmpty();
    }

    /** Pages of any size. Sometimes one is pulled twice, as after a lost answer. */
    private static void loads(WireSite site, Random random) {
        for (int i = 0; i < 60; i++) {
            Page page = site.pull(1 + random.nextInt(80));
            if (random.nextInt(10) == 0) {
                String after = site.cursor();
                site.pull(1 + random.nextInt(80));
                site.cursor(after);
            }
            assertThat(page.rows()).hasSize(page.count());
        }
    }
}

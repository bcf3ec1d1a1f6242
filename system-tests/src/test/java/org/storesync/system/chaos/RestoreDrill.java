package org.storesync.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.storesync.agent.central.CentralProblem;
import org.storesync.system.part.Counts;
import org.storesync.system.part.Seed;
import org.storesync.system.part.Tally;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Restores;

/**
 * One round: sites work, central is killed and restored to a random moment of this work, and the sites go on meanwhile. When each has synced
 * again, every site holds what the oracle says, which never forgot anything (I12).
 */
public final class RestoreDrill {
    private static final int SITES = 3;
    private static final int STEPS = 4;
    private static final int BACKUP_EVERY = 3;
    private static final int SYNCS_MAX = 4;
    private static final Duration KNOWN = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.systemUTC();

    private final Central central;
    private final Random random;
    private final Restores restores;
    private final Counts counts = new Counts();
    private final List<AgentSite> sites = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();

    private RestoreDrill(Central central, Random random) {
        this.central = central;
        this.random = random;
        this.restores = new Restores(central.suite(), CLOCK);
    }

    /** The same seed and number make the same traffic and choose the same step of it; only the timing differs. */
    public static Tally round(Central central, long seed, int number) throws Exception {
        long begin = System.nanoTime();
        RestoreDrill drill = new RestoreDrill(central, Seed.random(seed + number, 0));
        drill.run(number, seed + number);
        return new Tally(Duration.ofNanos(System.nanoTime() - begin), drill.counts.all());
    }

    private void run(int number, long seed) throws Exception {
        counts.timed("loading", this::makeSites);
        if (number % BACKUP_EVERY == 0 || !restores.hasBackup()) {
            counts.timed("backing up", restores::backup);
            counts.tick("backups");
        }
        List<AgentWork> work = new ArrayList<>();
        for (int i = 0; i < SITES; i++) {
            StoreTraffic traffic = new StoreTraffic(stores.get(i), stores, Seed.random(seed, 1 + i)).onlyForwards();
            work.add(new AgentWork(sites.get(i), traffic, counts));
        }
        int kept = random.nextInt(STEPS);
        Instant moment = CLOCK.instant();
        for (int step = 0; step < STEPS; step++) {
            if (step == kept) {
                moment = CLOCK.instant();
            }
            work.forEach(AgentWork::turn);
        }
        long epoch = epoch();
        counts.timed("restoring", restore(work, moment));
        counts.tick("restores");
        counts.add("steps lost", STEPS - kept);
        counts.timed("converging", this::converge);
        assertThat(epoch()).as("central began a new epoch by itself").isGreaterThan(epoch);
        List<Integer> untold = sites.stream()
                .filter(site -> site.resent() == 0)
                .map(AgentSite::id)
                .toList();
        counts.add("sites that were not told of their loss", untold.size());
        assertThat(untold).as("each site lost its last step").isEmpty();
        for (AgentSite site : sites) {
            counts.add("records sent again", site.resent());
            central.done(site);
        }
    }

    private void makeSites() {
        for (int i = 0; i < SITES; i++) {
            AgentSite site = AgentSite.create(central, "desktop", central.gateway(1 + i % 2));
            Store store = central.newStore();
            central.assign(store, site.id());
            sites.add(site);
            stores.add(store);
        }
        central.seeEachOther(stores);
        for (int i = 0; i < SITES; i++) {
            central.syncWith(stores.get(i), sites.get((i + 1) % SITES).id(), "collector");
        }
        for (AgentSite site : sites) {
            // The gateway learns of a new site within a moment.
            Awaitility.await("the first sync")
                    .atMost(KNOWN)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsInstanceOf(CentralProblem.class)
                    .until(() -> site.sync().pages() > 0);
        }
    }

    /** People at the sites work on while central is away. */
    private Counts.Step restore(List<AgentWork> work, Instant moment) {
        return () -> {
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> busy = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (AgentWork each : work) {
                    busy.add(threads.submit(() -> {
                        while (!over.get()) {
                            each.turn();
                        }
                    }));
                }
                try {
                    restores.to(moment, central::restored);
                    central.heal();
                } finally {
                    over.set(true);
                }
            }
            for (Future<?> each : busy) {
                each.get();
            }
        };
    }

    /** A site gets what another one sends again with its next sync, so that a few rounds are enough. */
    private void converge() {
        List<String> differences = List.of();
        for (int round = 1; round <= SYNCS_MAX; round++) {
            sites.forEach(AgentSite::sync);
            central.settled();
            differences = sites.stream()
                    .flatMap(site -> site.differences().stream().map(each -> "site " + site.id() + ": " + each))
                    .toList();
            if (differences.isEmpty() && round > 1) {
                break;
            }
        }
        counts.add("records lost", differences.size());
        assertThat(differences).isEmpty();
    }

    private long epoch() throws SQLException {
        try (Connection connection = central.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(epoch) from central_epoch")) {
            row.next();
            return row.getLong(1);
        }
    }
}

package org.storesync.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.storesync.local.host.Project;
import org.storesync.local.process.ProcessSpec;
import org.storesync.local.suite.InternalService;
import org.storesync.local.suite.Suite;
import org.storesync.system.day.UnbrokenDay;
import org.storesync.system.part.Counts;
import org.storesync.system.part.PartRun;
import org.storesync.system.part.Tally;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Doubled;
import org.storesync.system.suite.SystemTest;

/**
 * {@code ./storesync test long upgrade}: the services of the last release run beside today's, on today's schema. In each round one replica
 * of each service is of the release, the first and the second in turn.
 */
@SystemTest
class UpgradePart {
    private static final Duration LENGTH = Duration.ofSeconds(60);

    private final Central central;
    private final Project today = Project.find();
    private final Project before = new Project(Path.of(System.getProperty("storesync.release", "")));

    UpgradePart(Central central) {
        this.central = central;
    }

    @Test
    void roundsOfTwoReleasesSideBySide() throws Exception {
        Doubled doubled = new Doubled(central);
        PartRun.of("upgrade", "").go((seed, number) -> {
            long began = System.nanoTime();
            Counts counts = new Counts();
            UnbrokenDay day = new UnbrokenDay(central, doubled);
            counts.timed("changing", () -> change(day, number % 2 + 1, counts));
            day.run(seed + number, () -> LockSupport.parkNanos(LENGTH.toNanos()), counts);
            return new Tally(Duration.ofNanos(System.nanoTime() - began), counts.all());
        });
    }

    /** Restarts all replicas, those with this number as the release, the others as today's build. Nobody works meanwhile. */
    private void change(UnbrokenDay day, int replica, Counts counts) throws Exception {
        List<List<String>> pairs = new ArrayList<>(List.of(Doubled.ROUTINGS, Doubled.GATEWAYS));
        for (InternalService service : InternalService.values()) {
            pairs.add(Doubled.replicas(service));
        }
        for (List<String> pair : pairs) {
            for (String name : pair) {
                boolean old = name.equals(pair.get(replica - 1));
                // Release 0.1.0 can't migrate a schema that is newer than it, so it must not try.
                central.process(name)
                        .change(spec -> from(old ? before : today, spec)
                                .withEnv(Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", Boolean.toString(!old))));
                counts.tick(old ? "replicas of the release" : "replicas of today");
            }
            day.restart(pair);
        }
    }

    private static ProcessSpec from(Project build, ProcessSpec spec) {
        String module = Suite.module(spec.name()).orElseThrow();
        List<String> command = new ArrayList<>(spec.command());
        command.set(command.size() - 1, build.serviceJar(module).toString());
        return spec.withCommand(command);
    }
}

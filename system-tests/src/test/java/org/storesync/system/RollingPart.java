package org.storesync.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.system.day.UnbrokenDay;
import org.storesync.system.part.Counts;
import org.storesync.system.part.PartRun;
import org.storesync.system.part.Seed;
import org.storesync.system.part.Tally;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Doubled;
import org.storesync.system.suite.SystemTest;

/** {@code ./storesync test long rolling}: all ten replicas are restarted one by one in each round, in an order from the seed. */
@SystemTest
class RollingPart {
    private final Central central;

    RollingPart(Central central) {
        this.central = central;
    }

    @Test
    void roundsOfRestarts() throws Exception {
        Doubled doubled = new Doubled(central);
        // From then on they reach routing over its address.
        for (String process : Doubled.all()) {
            if (!Doubled.ROUTINGS.contains(process)) {
                central.process(process).restart();
            }
        }
        PartRun.of("rolling", "").go((seed, number) -> {
            long began = System.nanoTime();
            Counts counts = new Counts();
            List<String> turns = new ArrayList<>(Doubled.all());
            Collections.shuffle(turns, Seed.random(seed + number, 0));
            UnbrokenDay day = new UnbrokenDay(central, doubled);
            day.run(
                    seed + number,
                    () -> {
                        for (String process : turns) {
                            day.restart(List.of(process));
                            counts.tick("replicas restarted");
                        }
                    },
                    counts);
            return new Tally(Duration.ofNanos(System.nanoTime() - began), counts.all());
        });
    }
}

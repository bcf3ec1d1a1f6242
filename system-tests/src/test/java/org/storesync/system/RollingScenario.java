package org.storesync.system;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.system.day.UnbrokenDay;
import org.storesync.system.part.Counts;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Doubled;
import org.storesync.system.suite.SystemTest;

/**
 * An update in working hours: two replicas of each service are restarted one after the other. It runs last, because gateways and services
 * reach routing over another address afterwards.
 */
@SystemTest
@Order(Integer.MAX_VALUE)
class RollingScenario {
    private final Central central;

    RollingScenario(Central central) {
        this.central = central;
    }

    @Test
    @DisplayName("zero downtime: while two replicas of each service are restarted, no sync fails and no record is lost")
    void noSyncFailsWhileReplicasAreRestarted() throws Exception {
        Counts counts = new Counts();
        List<List<String>> steps = List.of(
                List.of("gateway-1", "master-data-1", "transfer-1", "reporting-1"),
                List.of("gateway-2", "master-data-2", "transfer-2", "reporting-2"),
                List.of("routing-1"),
                List.of("routing-2"));

        UnbrokenDay day = new UnbrokenDay(central, new Doubled(central));
        day.run(
                Seed.of("rolling"),
                () -> {
                    for (List<String> step : steps) {
                        day.restart(step);
                    }
                },
                counts);

        System.out.println("rolling: " + counts.all());
    }
}

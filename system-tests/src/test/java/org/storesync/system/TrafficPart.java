package org.storesync.system;

import org.junit.jupiter.api.Test;
import org.storesync.system.chaos.SeededTraffic;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;

/** {@code ./storesync test long traffic}: traffic and faults over two replicas. */
@SystemTest
class TrafficPart {
    private final Central central;

    TrafficPart(Central central) {
        this.central = central;
    }

    @Test
    void roundsOfTrafficAndFaults() throws Exception {
        new SeededTraffic(central).go("traffic");
    }
}

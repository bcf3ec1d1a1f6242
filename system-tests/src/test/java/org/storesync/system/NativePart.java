package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.storesync.system.chaos.SeededTraffic;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;

/** {@code ./storesync test long native}: the same traffic and faults as {@link TrafficPart}, over native binaries of services. */
@SystemTest
class NativePart {
    private final Central central;

    NativePart(Central central) {
        this.central = central;
    }

    @Test
    void roundsOfTrafficAndFaultsOverBinaries() throws Exception {
        assertThat(central.suite().options().binaries())
                .as("services that run as native binaries")
                .isNotEmpty();
        new SeededTraffic(central).go("native");
    }
}

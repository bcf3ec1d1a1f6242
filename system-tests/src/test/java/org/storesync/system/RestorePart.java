package org.storesync.system;

import org.junit.jupiter.api.Test;
import org.storesync.system.chaos.RestoreDrill;
import org.storesync.system.part.PartRun;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;

/** {@code ./storesync test long restore}: central restored to random moments while sites go on. */
@SystemTest
class RestorePart {
    private final Central central;

    RestorePart(Central central) {
        this.central = central;
    }

    @Test
    void restoresToRandomMoments() throws Exception {
        PartRun.of("restore", "").go((seed, number) -> RestoreDrill.round(central, seed, number));
    }
}

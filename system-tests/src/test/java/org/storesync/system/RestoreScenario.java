package org.storesync.system;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.storesync.system.chaos.RestoreDrill;
import org.storesync.system.part.Seed;
import org.storesync.system.part.Tally;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Restores;
import org.storesync.system.suite.SystemTest;

/** RestoreSafe (I12): a central that was restored from a backup loses nothing that sites have, and no site has what central lost. */
@SystemTest
class RestoreScenario {
    private final Central central;

    RestoreScenario(Central central) {
        this.central = central;
    }

    @Test
    void sitesSendAgainWhatARestoreLost() throws Exception {
        Tally drill = RestoreDrill.round(central, Seed.of("restore"), 0);

        System.out.println("  restore: " + drill.text());
        new Restores(central.suite(), Clock.systemUTC()).forget();
        central.own().begin();
        central.primary().begin();
        central.drained(central.own(), central.primary());
    }
}

package org.storesync.system;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.storesync.system.command.ClusterTests;
import org.storesync.system.part.PartRun;

/** {@code ./storesync test long citus}: the tests of the routing-service over a cluster, a whole run of them in each round. */
class CitusPart {
    @Test
    void roundsOfTheTestsOverACluster() throws Exception {
        String url = Objects.requireNonNull(System.getProperty("storesync.jdbc"), "--jdbc is missing");
        PartRun.of("citus", "").go((seed, number) -> ClusterTests.run(url, seed + number));
    }
}

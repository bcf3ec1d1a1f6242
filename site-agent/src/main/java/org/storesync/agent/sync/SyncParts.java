package org.storesync.agent.sync;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.jdbc.Database;
import org.storesync.agent.record.BodyReader;

/** What a sync works with: the data, the client of central, the clock and the random source. */
public record SyncParts(
        Database database,
        CentralClient central,
        BodyReader bodies,
        SyncLimits limits,
        Clock clock,
        RandomGenerator random,
        Pause pause) {
    Ids ids() {
        return new Ids(clock, random);
    }
}

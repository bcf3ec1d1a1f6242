package org.storesync.kit.maintenance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of maintenance mode, the same in every service. */
@ConfigMapping(prefix = "sync.maintenance")
public interface MaintenanceConfig {
    /** How often a replica asks whether central is in maintenance: a duration, or {@code off} in tests. */
    @WithDefault("2s")
    String lookEvery();

    /** Retry-After is chosen at random between this... */
    @WithDefault("1m")
    Duration retryAfterMin();

    /** ...and this. 40,000 sites that come back within nine minutes are 74 calls a second. */
    @WithDefault("10m")
    Duration retryAfterMax();
}

package org.storesync.transfer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the transfer-service. */
@ConfigMapping(prefix = "sync.transfer")
public interface TransferConfig {
    /** How often it is looked for sources whose customer's store came meanwhile. */
    @WithDefault("3s")
    Duration sweep();

    /** Stores that came within this time are looked at: longer than any transaction, for two at once don't see each other. */
    @WithDefault("10m")
    Duration sweepReach();

    /** Waiting sources judged in one transaction. */
    @WithDefault("200")
    @Min(1)
    @Max(5000)
    int sweepMax();
}

package org.storesync.transfer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the transfer-service. */
@ConfigMapping(prefix = "sync.transfer")
public interface TransferConfig {
    /** How often the service looks for sources that are not judged yet. */
    @WithDefault("3s")
    Duration sweep();

    /** How often all transfers are counted for the meters. */
    @WithDefault("5m")
    Duration countEvery();

    /** Waiting sources judged in one transaction. */
    @WithDefault("200")
    @Min(1)
    @Max(5000)
    int sweepMax();
}

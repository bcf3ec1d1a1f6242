package org.storesync.reporting.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.storesync.model.DefaultPorts;

/** All settings of reports, with their defaults. */
@ConfigMapping(prefix = "sync.reporting")
public interface ReportingConfig {
    /** The gateway, for its list of sites. */
    @WithDefault("http://127.0.0.1:" + DefaultPorts.GATEWAY)
    URI gatewayUrl();

    /** The number of central's own site; the same as routing's {@code sync.routing.central-site}. */
    @WithDefault("1")
    int centralSite();

    /** How often the lists of sites and stores are read. */
    @WithDefault("30s")
    Duration poll();

    /** How often sites and stores are counted by their silence for the meters. */
    @WithDefault("1m")
    Duration countEvery();

    /** How long one page of these lists may take. */
    @WithDefault("10s")
    Duration pollTimeout();

    /** If a site is silent for longer than this, it is late... */
    @WithDefault("7d")
    Duration lateAfter();

    /** ...and if it is silent for longer than this, it is red. */
    @WithDefault("31d")
    Duration redAfter();

    /** How long the database may work on one report, or on one part of an export. */
    @WithDefault("60s")
    Duration queryTimeout();

    /** Exports that may run at once. Each holds a connection of the database as long as its reader takes. */
    @WithDefault("4")
    @Min(1)
    @Max(10)
    int exportsMax();

    /** How long a rebuild waits for exports that are being read. */
    @WithDefault("10s")
    Duration rebuildWait();
}

package org.storesync.client.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.storesync.model.DefaultPorts;
import org.storesync.model.FeedPartitions;
import org.storesync.model.WireLimits;

/** How a service talks to the routing-service. */
@ConfigMapping(prefix = "sync.client")
public interface ClientConfig {
    /** The routing-service. */
    @WithDefault("http://127.0.0.1:" + DefaultPorts.ROUTING)
    URI url();

    /** The internal site that this service is; 0 for a service that only reads. */
    @WithDefault("0")
    int site();

    /** How long an answer may take; for a read that waits, beyond the time it asked for. */
    @WithDefault("60s")
    Duration timeout();

    /** The longest pause after routing was not available. The service chooses a random pause up to this. */
    @WithDefault("5s")
    Duration pauseMax();

    /** A service that ends waits this long for what its reader and its sender are doing: a transaction, or a push. */
    @WithDefault("10s")
    Duration endMax();

    Feed feed();

    Outbox outbox();

    /** Reading the feed. */
    interface Feed {
        /** Off in tests that insert their rows themselves. */
        @WithDefault("true")
        boolean enabled();

        /** Rows asked for in one read, which is also about the size of one transaction. */
        @WithDefault("1000")
        @Min(1)
        @Max(WireLimits.PAGE_RECORDS)
        int recordsMax();

        /** How long one read waits for something new. */
        @WithDefault("20s")
        Duration waitMax();

        /** Partitions read at once. */
        @WithDefault("4")
        @Min(1)
        @Max(FeedPartitions.COUNT)
        int parallel();
    }

    /** Pushing. */
    interface Outbox {
        @WithDefault("true")
        boolean enabled();

        /** Changes in one batch. */
        @WithDefault("1000")
        @Min(1)
        @Max(WireLimits.BATCH_RECORDS)
        int recordsMax();

        /** How often the service looks for changes to push. */
        @WithDefault("200ms")
        Duration lookEvery();

        /** Lanes that push at once. */
        @WithDefault("4")
        @Min(1)
        @Max(16)
        int parallel();
    }
}

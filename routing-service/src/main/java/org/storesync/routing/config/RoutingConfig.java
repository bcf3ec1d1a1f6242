package org.storesync.routing.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.storesync.model.WireLimits;

/** Limits and identity of this central. Every queue, page, batch and wait has its named limit here. */
@ConfigMapping(prefix = "sync.routing")
public interface RoutingConfig {
    /** The key of a fresh checkout; anybody knows it, so no production start takes it. */
    String UNSAFE_CURSOR_KEY = "unsafe-key-of-a-fresh-checkout";

    /** The site central itself is: collector of every store by default, and the place of stores active at central. */
    @WithDefault("1")
    int centralSite();

    /** Name of central's own site. */
    @WithDefault("Central")
    String centralName();

    /** Client id of a service that pushes to the internal site it is; numbers no gateway gives. */
    Map<String, Integer> internalSites();

    /** The internal site a service's client is; 0 for one that has none. */
    default int siteOf(String client) {
        return internalSites().getOrDefault(client, 0);
    }

    /** The service that edits central data until an administrator names another site (A3). */
    @WithDefault("master-data-service")
    String firstPrimary();

    /** Key under which cursors are signed; the same on all replicas. */
    @WithDefault(UNSAFE_CURSOR_KEY)
    String cursorKey();

    /** How long a push waits for another push of its lane before it answers {@code push-running}. */
    @WithDefault("30s")
    Duration laneWait();

    Push push();

    Pull pull();

    Quarantine quarantine();

    Feed feed();

    Retention retention();

    /** How long things are kept (architecture, Life time). */
    interface Retention {
        /** How often this is looked after; by one replica at a time. */
        @WithDefault("1h")
        Duration every();

        /** Rows let go of in one transaction. */
        @WithDefault("5000")
        int stepMax();

        /** Tombstones; afterwards a site that was away longer loads anew. */
        @WithDefault("730d")
        Duration tombstones();

        /** Answers of pushed batches. */
        @WithDefault("90d")
        Duration batches();

        /** What people decided about changes that waited, and rights that sites lost and know of. */
        @WithDefault("400d")
        Duration decisions();

        /** Ranges of the feed; a consumer away longer begins from the streams. */
        @WithDefault("14d")
        Duration feed();

        /** What waited for a site, a row a day. */
        @WithDefault("90d")
        Duration queues();

        /** Which site had acknowledged what, when. */
        @WithDefault("400d")
        Duration acknowledgements();

        /** The audit: seven years. */
        @WithDefault("2557d")
        Duration audit();
    }

    /** Limits of a push. */
    interface Push {
        /** Changes in one batch. */
        @WithDefault("" + WireLimits.BATCH_RECORDS)
        int recordsMax();

        /** Bytes of a batch, unfolded. */
        @WithDefault("" + WireLimits.BATCH_BYTES_INFLATED)
        long bytesMax();

        /** How often a batch is planned anew when what it was decided by moved; then its records answer {@code retry-later}. */
        @WithDefault("3")
        int replansMax();
    }

    /** Limits of a page. */
    interface Pull {
        /** Rows in one page. */
        @WithDefault("" + WireLimits.PAGE_RECORDS)
        int recordsMax();

        /** Bytes of rows in one page; the last row may go beyond. */
        @WithDefault("" + WireLimits.PAGE_BYTES)
        long bytesMax();

        /** Rows looked at for one page, delivered or left out. */
        @WithDefault("20000")
        int scannedMax();

        /** Up to here the count of remaining records is exact. */
        @WithDefault("10000")
        int remainingExactMax();
    }

    /** Limits of the quarantine. */
    interface Quarantine {
        /** Records of one site that may wait; beyond it answers {@code retry-later}. */
        @WithDefault("50000")
        int recordsMax();

        /** Bytes of bodies decided about in one call; the first record may go beyond. */
        @WithDefault("8388608")
        long decideBytes();

        /** Records judged again in one transaction. */
        @WithDefault("1000")
        int redriveMax();

        /** Bytes of bodies judged again in one transaction; the first record may go beyond. */
        @WithDefault("4194304")
        long redriveBytes();

        /** Failures of a record judged alone before it is set aside. */
        @WithDefault("2")
        int triesMax();
    }

    /** Limits of the feed. */
    interface Feed {
        /** How long a read may wait for something new. */
        @WithDefault("25s")
        Duration waitMax();

        /** How often a waiting read looks. */
        @WithDefault("200ms")
        Duration lookEvery();

        /** Rows in one read. */
        @WithDefault("" + WireLimits.PAGE_RECORDS)
        int recordsMax();

        /** Bytes of rows in one read; the first transaction's rows go beyond where they have to. */
        @WithDefault("4194304")
        long bytesMax();

        /** Client id of a consumer to the categories of data it may see. */
        Map<String, List<String>> grants();
    }
}

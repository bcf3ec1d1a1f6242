package org.storesync.routing.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.storesync.model.WireLimits;

/** Limits and identity of this central. Here every queue, page, batch and wait has its named limit. */
@ConfigMapping(prefix = "sync.routing")
public interface RoutingConfig {
    /** The key of a fresh checkout. Everybody knows it, so the service does not start in production with it. */
    String UNSAFE_CURSOR_KEY = "unsafe-key-of-a-fresh-checkout";

    /** The site that is central itself: by default it collects every store, and stores that are active at central are active on it. */
    @WithDefault("1")
    int centralSite();

    /** Name of central's own site. */
    @WithDefault("Central")
    String centralName();

    /**
     * Client ids of services that push, each with the internal site that the service is. The gateway never gives these numbers to a site.
     */
    Map<String, Integer> internalSites();

    /** The internal site of a service's client; 0 if it has none. */
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

    DryRun dryRun();

    Retention retention();

    /** How long things are kept (architecture, Life time). */
    interface Retention {
        /** How often retention runs; on one replica at a time. */
        @WithDefault("1h")
        Duration every();

        /** Rows deleted in one transaction. */
        @WithDefault("5000")
        int stepMax();

        /** How long tombstones are kept. A site that was away for longer loads everything again. */
        @WithDefault("730d")
        Duration tombstones();

        /** Answers of pushed batches. */
        @WithDefault("90d")
        Duration batches();

        /** How long central keeps what people decided about waiting changes, and rights that sites lost and know of. */
        @WithDefault("400d")
        Duration decisions();

        /** How long ranges of the feed are kept. A consumer that was away for longer begins with the streams. */
        @WithDefault("14d")
        Duration feed();

        /** What waited for a site, one row a day. */
        @WithDefault("90d")
        Duration queues();

        /** Which site had acknowledged what, and when. */
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

        /** Bytes of a batch after inflation. */
        @WithDefault("" + WireLimits.BATCH_BYTES_INFLATED)
        long bytesMax();

        /**
         * How often a batch is planned again when the facts or records that decided it changed. After that its records are answered
         * {@code retry-later}.
         */
        @WithDefault("3")
        int replansMax();
    }

    /** Limits of a page. */
    interface Pull {
        /** Rows in one page. */
        @WithDefault("" + WireLimits.PAGE_RECORDS)
        int recordsMax();

        /** Bytes of rows in one page; the last row may exceed this. */
        @WithDefault("" + WireLimits.PAGE_BYTES)
        long bytesMax();

        /** Rows read for one page, both those delivered and those left out. */
        @WithDefault("20000")
        int scannedMax();

        /** Up to this number the count of remaining records is exact. */
        @WithDefault("10000")
        int remainingExactMax();
    }

    /** Limits of the quarantine. */
    interface Quarantine {
        /** Records of one site that may wait. Beyond this a record is answered {@code retry-later}. */
        @WithDefault("50000")
        int recordsMax();

        /** Bytes of bodies that one call may decide about; the first record may exceed this. */
        @WithDefault("8388608")
        long decideBytes();

        /** Records judged again in one transaction. */
        @WithDefault("1000")
        int redriveMax();

        /** Bytes of bodies judged again in one transaction; the first record may exceed this. */
        @WithDefault("4194304")
        long redriveBytes();

        /** How often all that waits is counted. */
        @WithDefault("5m")
        Duration countEvery();

        /** How often a record that is judged alone may fail before it is set aside. */
        @WithDefault("2")
        int triesMax();
    }

    /** What a dry run assumes. */
    interface DryRun {
        /** Bytes a second of a site's link. */
        @WithDefault("8000")
        int bytesPerSecond();
    }

    /** Limits of the feed. */
    interface Feed {
        /** How long a read may wait for something new. */
        @WithDefault("25s")
        Duration waitMax();

        /** How often a waiting read looks for something new. */
        @WithDefault("200ms")
        Duration lookEvery();

        /** Rows in one read. */
        @WithDefault("" + WireLimits.PAGE_RECORDS)
        int recordsMax();

        /** Bytes of rows in one read; the rows of the first transaction may exceed this. */
        @WithDefault("4194304")
        long bytesMax();

        /** Client ids of consumers, each with the categories of data that the consumer may see. */
        Map<String, List<String>> grants();
    }
}

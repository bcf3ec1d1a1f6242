package org.storesync.routing.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one replica may hold at once, and what one site may use up (docs/adr/0018). Internal sites have no daily quota. */
@ConfigMapping(prefix = "sync.routing.budget")
public interface BudgetConfig {

    /** Bytes of bodies that all calls and workers may hold at once; 0: half of the heap. */
    @WithDefault("0")
    long memoryBytes();

    /** How long a call waits for its share of memory before it answers {@code routing-unavailable}. */
    @WithDefault("10s")
    Duration memoryWait();

    /**
     * How many pushes and how many pulls of a site may run at once. One more is answered {@code rate-limited}. A site that syncs has one
     * call, and perhaps a repetition of it.
     */
    @WithDefault("3")
    int callsAtOnce();

    /** The same for internal sites, which push in lanes. */
    @WithDefault("64")
    int internalCallsAtOnce();

    /** When a refused caller should try again. */
    @WithDefault("2s")
    Duration retryAfter();

    /** Bytes of one site that may wait in quarantine. Beyond this a push answers {@code quarantine-full}. */
    @WithDefault("67108864")
    long parkedBytes();

    /**
     * Bytes of bodies that a site may push a day (UTC). Beyond this a record is answered {@code quota-spent}; this also holds for the
     * settings below.
     */
    @WithDefault("4294967296")
    long pushedBytesADay();

    /** Messages without a receiver a site may send a day. */
    @WithDefault("200")
    int broadcastsADay();

    /** New documents and messages a site may address to other stores a day. */
    @WithDefault("20000")
    int addressedADay();

    /** Placeholders that a site's records may make a day. */
    @WithDefault("50000")
    int placeholdersADay();
}

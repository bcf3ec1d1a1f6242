package org.storesync.routing.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one replica may hold at once, and what one site may use up (docs/adr/0018). Internal sites have no daily quota. */
@ConfigMapping(prefix = "sync.routing.budget")
public interface BudgetConfig {

    /** Bytes that all calls and workers may hold of bodies at once; 0: half of the heap. */
    @WithDefault("0")
    long memoryBytes();

    /** How long a call waits for its share before it answers {@code routing-unavailable}. */
    @WithDefault("10s")
    Duration memoryWait();

    /** Pushes and pulls of a site at once, each counted; beyond it answers {@code rate-limited}. One that syncs has one, and a repetition of it. */
    @WithDefault("3")
    int callsAtOnce();

    /** The same for internal sites, which push in lanes. */
    @WithDefault("64")
    int internalCallsAtOnce();

    /** When a refused caller shall come again. */
    @WithDefault("2s")
    Duration retryAfter();

    /** Bytes of one site that may wait in quarantine; beyond it answers {@code quarantine-full}. */
    @WithDefault("67108864")
    long parkedBytes();

    /** Bytes of bodies a site may push a day (UTC); beyond it a record answers {@code quota-spent}, as for those below. */
    @WithDefault("4294967296")
    long pushedBytesADay();

    /** Messages without a receiver a site may send a day. */
    @WithDefault("200")
    int broadcastsADay();

    /** New documents and messages a site may address to other stores a day. */
    @WithDefault("20000")
    int addressedADay();

    /** Placeholders a site may have made a day. */
    @WithDefault("50000")
    int placeholdersADay();
}

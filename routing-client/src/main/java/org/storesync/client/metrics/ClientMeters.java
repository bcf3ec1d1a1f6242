package org.storesync.client.metrics;

import static org.storesync.kit.metrics.ListedMeter.gauge;

import java.util.List;
import org.storesync.kit.metrics.ListedMeter;

/** The meters of services that read the feed, and of those that push. */
public final class ClientMeters {
    public static final ListedMeter FEED_LAG = gauge(
            "sync.feed.lag",
            "transactions",
            "How many transactions this service was behind the feed's heads at its last look; -1 before the first.");

    public static final List<ListedMeter> FEED = List.of(FEED_LAG);

    public static final ListedMeter OUTBOX_DEPTH = gauge(
            "sync.outbox.depth", "changes", "Changes that this service has pushed without an answer, or not yet.");
    public static final ListedMeter OUTBOX_AGE = gauge(
            "sync.outbox.age",
            "seconds",
            "How long the first of them waits; 0 if none waits. It begins again when central asks to send a change later.");

    public static final List<ListedMeter> OUTBOX = List.of(OUTBOX_DEPTH, OUTBOX_AGE);

    private ClientMeters() {}
}

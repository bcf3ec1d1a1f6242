package org.storesync.routing.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.record.domain.RecordKey;

/** Deletes old rows. Each step is one transaction of at most {@code limit} rows and returns how many it deleted. */
public interface OldRows {
    /** True if this replica does the work for now. Another replica that held the lease before is locked out. */
    boolean lease(String name, String holder, Duration time, Instant now);

    int batches(Instant before, int limit);

    int feed(Instant before, int limit);

    int acknowledgements(Instant before, int limit);

    int queues(Instant before, int limit);

    int decisions(Instant before, int limit);

    /** Deletes lost rights that the site knows of and for which no change waits. */
    int lostRights(Instant before, int limit);

    /** Deletes the beginnings of chains. The rest still verifies from its first row on. */
    int audit(Instant before, int limit);

    /** Streams that hold tombstones from before this time. */
    List<Integer> streamsWithTombstones(Instant before);

    /**
     * Raises the stream's floor, then removes the tombstones at or below it. In this order a reader notices each tombstone that it misses.
     */
    int tombstones(int stream, Instant before, int limit);

    /**
     * Deletes placeholders for which no record waits any more.
     *
     * @param after where to go on; null to begin
     */
    Swept placeholders(@Nullable RecordKey after, int limit);

    /** @param last where to go on; null at the end */
    record Swept(int taken, @Nullable RecordKey last) {}

    /** Deletes letters and ended subscriptions that their site has acknowledged. */
    int letters(int limit);
}

package org.storesync.routing.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.record.domain.RecordKey;

/** Where old rows are let go of. Each step is one transaction of at most {@code limit} rows and says how many it took. */
public interface RetentionStore {
    /** True if this replica does the work for the time being; another one that held the lease is fenced off. */
    boolean lease(String name, String holder, Duration time, Instant now);

    int batches(Instant before, int limit);

    int feed(Instant before, int limit);

    int acknowledgements(Instant before, int limit);

    int queues(Instant before, int limit);

    int decisions(Instant before, int limit);

    /** Rights that were lost, where the site knows and nothing of it waits. */
    int lostRights(Instant before, int limit);

    /** The beginnings of chains; what is left still verifies from its first row on. */
    int audit(Instant before, int limit);

    /** Streams that hold tombstones from before this time. */
    List<Integer> streamsWithTombstones(Instant before);

    /** Raises the stream's floor, then removes the tombstones at or below it: in this order a reader never misses one unnoticed. */
    int tombstones(int stream, Instant before, int limit);

    /**
     * Placeholders nobody waits for any more.
     *
     * @param after where to go on; null to begin
     */
    Swept placeholders(@Nullable RecordKey after, int limit);

    /** @param last where to go on; null at the end */
    record Swept(int taken, @Nullable RecordKey last) {}

    /** Letters and ended subscriptions that their site has acknowledged. */
    int letters(int limit);
}

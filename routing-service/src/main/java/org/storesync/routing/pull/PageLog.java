package org.storesync.routing.pull;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.storesync.model.SiteId;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.pull.domain.Source;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;

/** The log, as a page needs it. */
public interface PageLog {
    /** Who pulls and what it may read, in the order a page reads it; one statement. */
    Puller puller(SiteId site, UUID lineage);

    /** Runs the work over one snapshot of the log. */
    <T> T snapshot(Function<Snapshot, T> work);

    /**
     * Whether these are still the site's subscriptions, asked after a page was read. Nodes that each hold a part of the log share no snapshot: a
     * page may have seen a subscription that had ended, and rows written since. Always true where one PostgreSQL keeps the log.
     */
    boolean holds(SiteId site, Puller puller);

    /** Keeps what a presented cursor acknowledges. */
    void acknowledge(SiteId site, Collection<Acknowledged> positions);

    /** A page was drained: what was acknowledged when the sync began is known now, if the sync is complete (docs/adr/0017). */
    void completes(SiteId site);

    /**
     * @param drained the head at which the site had the stream whole; 0 to leave it
     * @param loadMark the floor when its load began
     * @param loadHead the head up to which its load sends own rows too; 0 once past
     */
    record Acknowledged(int subscription, long position, long drained, long loadMark, long loadHead) {}

    /**
     * @param lineage number of the installation; 0 when it is not the site's current one
     * @param learns its present sync, once complete, tells what it did not know before
     */
    record Puller(int lineage, boolean retired, boolean learns, List<Source> sources) {
        /** Before one was read. */
        static final Puller NOBODY = new Puller(0, false, false, List.of());
    }

    /** Reads within one snapshot. */
    interface Snapshot {
        Puller puller(SiteId site, UUID lineage);

        /** Rows of a stream in order, until {@code sink} has enough (false) or {@code limit} is reached; how many were read. */
        int rows(Reading reading, int limit, Predicate<StreamRow> sink);

        /** The row with its body. */
        StreamRow whole(int stream, StreamRow row);

        /** Rows of a stream by their keys, where they stand after a position. */
        List<StreamRow> rowsAfter(int stream, Collection<RecordKey> keys, long position);

        /** Keys of the stores whose core record a site sees. */
        Set<RecordKey> visibleStores(SiteId site);

        /** Rows still to be delivered from these readings; stops counting above {@code max}. */
        long count(List<Reading> readings, int lineage, Set<RecordKey> visibleStores, long max);
    }
}

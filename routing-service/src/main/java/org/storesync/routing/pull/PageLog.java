package org.storesync.routing.pull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.storesync.model.SiteId;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.pull.domain.Source;
import org.storesync.routing.record.domain.Jumps;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;

/** The log, as a page needs it. */
public interface PageLog {
    /** Who pulls and which streams it may read, in the order in which a page reads them; one statement. */
    Puller puller(SiteId site, UUID lineage);

    /** Runs the work with one snapshot of the log. */
    <T> T snapshot(Function<Snapshot, T> work);

    /**
     * Whether the site still has exactly these subscriptions. Ask after a page was read: nodes that each hold a part of the log share no
     * snapshot, so a page may have seen a subscription that had ended, and rows written since. Always true where one PostgreSQL keeps the
     * log.
     */
    boolean holds(SiteId site, Puller puller);

    /** The jumps of these streams' heads, for those that have any. */
    Map<Integer, Jumps> jumps(Collection<Integer> streams);

    /** Keeps the positions that a presented cursor acknowledges. */
    void acknowledge(SiteId site, Collection<Acknowledged> positions);

    /**
     * A page was drained. If this makes the sync complete, the site now knows what it had acknowledged when the sync began (docs/adr/0017).
     */
    void completes(SiteId site);

    /**
     * @param drained the head up to which the site has read the stream; 0 to leave it unchanged
     * @param loadMark the floor when its load began
     * @param loadHead the head up to which its load also sends own rows; 0 after that
     */
    record Acknowledged(int subscription, long position, long drained, long loadMark, long loadHead) {}

    /**
     * @param lineage number of the installation; 0 when it is not the site's current one
     * @param learns once its present sync is complete, the site will know something that it did not know before
     */
    record Puller(int lineage, boolean retired, boolean learns, List<Source> sources) {
        /** The puller before one was read. */
        static final Puller NOBODY = new Puller(0, false, false, List.of());
    }

    /** Reads within one snapshot. */
    interface Snapshot {
        Puller puller(SiteId site, UUID lineage);

        /**
         * Hands over rows of a stream in order, until {@code sink} has enough (false) or {@code limit} is reached; returns how many it
         * read.
         */
        int rows(Reading reading, int limit, Predicate<StreamRow> sink);

        /** The row together with its body. */
        StreamRow whole(int stream, StreamRow row);

        /** Rows of a stream with these keys, if they stand after a position. */
        List<StreamRow> rowsAfter(int stream, Collection<RecordKey> keys, long position);

        /** Keys of the stores whose core record a site sees. */
        Set<RecordKey> visibleStores(SiteId site);

        /** How many rows these readings still have to deliver; stops counting above {@code max}. */
        long count(List<Reading> readings, int lineage, Set<RecordKey> visibleStores, long max);
    }
}

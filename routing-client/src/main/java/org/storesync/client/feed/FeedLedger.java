package org.storesync.client.feed;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How far this consumer has read. A position moves in the same transaction as the effect of its rows. If another replica was faster,
 * nothing happens.
 */
public interface FeedLedger {
    /** Wire names of the record types whose rows are applied; an empty set means all types. */
    Set<String> types();

    /** Positions of the partitions whose home streams are loaded. */
    Map<Integer, Long> positions();

    /** Applies rows and moves the position; false if it does not stand at {@code from} any more. */
    boolean apply(int partition, long from, long to, List<FeedRow> rows);

    /** Notes where the feed was before the first home stream was read, unless this is noted already; returns what is noted. */
    long beginLoad(int partition, long head);

    /** How far a home stream is read; empty if reading has not begun. */
    OptionalLong loaded(int partition, int streamId);

    /** Applies rows of a home stream and moves how far it is read; false if it does not stand at {@code from} any more. */
    boolean load(int partition, int streamId, long from, long to, List<FeedRow> rows);

    /** All home streams are read: goes on from the noted head. */
    void endLoad(int partition);

    /** Begins again with the home streams: after an absence longer than the feed is kept, or for new read models. */
    void forget(int partition);

    /** Begins again with the home streams of all partitions, because central was restored and has less than was read. */
    void restart();
}

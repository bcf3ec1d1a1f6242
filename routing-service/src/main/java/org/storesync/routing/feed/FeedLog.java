package org.storesync.routing.feed;

import java.util.List;
import org.storesync.model.StreamKind;
import org.storesync.routing.pull.domain.PageRow;

/** Where the feed is kept. */
public interface FeedLog {
    int PARTITIONS = 16;

    /** Heads by partition. */
    List<Long> heads();

    long head(int partition);

    /** Ranges at or below it are gone: who stands below begins with the streams. */
    long floor(int partition);

    /** Ranges of a partition after a position, in order. */
    List<Range> ranges(int partition, long after, int limit);

    /** Rows that still stand in a range of positions, in order. */
    List<PageRow> rows(int stream, long from, long to, int limit);

    /** Home streams of a partition, those of sites and inboxes left out. */
    List<HomeStream> homeStreams(int partition);

    /** One transaction's rows in one home stream. */
    record Range(long feedSeq, int stream, StreamKind kind, String owner, long from, long to) {}

    /** A stream a new consumer reads from the beginning. */
    record HomeStream(int streamId, String stream, long head) {}
}

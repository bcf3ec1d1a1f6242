package org.storesync.routing.feed;

import java.util.List;
import java.util.Map;
import org.storesync.model.StreamKind;
import org.storesync.model.catalogue.RecordType;
import org.storesync.routing.pull.domain.PageRow;

/** Where the feed is kept. */
public interface FeedLog {
    int PARTITIONS = 16;

    /** Heads by partition. */
    List<Long> heads();

    long head(int partition);

    /**
     * What came after a position of a partition and still stands, in order.
     *
     * @param limit about how many rows; those of the last range are always whole
     * @param types by kind of stream: the types that are read
     */
    FeedPage read(int partition, long after, int limit, Map<StreamKind, List<RecordType>> types);

    /** Rows of these types after a position of a stream, in order. */
    List<PageRow> rows(int stream, long after, int limit, List<RecordType> types);

    /** Home streams of a partition, those of sites and inboxes left out. */
    List<HomeStream> homeStreams(int partition);

    /**
     * Read in one snapshot.
     *
     * @param after position of the last range
     * @param floor ranges at or below it are gone: who stands below begins with the streams
     */
    record FeedPage(long after, long head, long floor, List<FeedRow> rows) {}

    /** A row, and the range it was read in. */
    record FeedRow(Range range, PageRow row) {}

    /** One transaction's rows in one home stream. */
    record Range(long feedSeq, int stream, StreamKind kind, String owner, long from, long to) {}

    /** A stream a new consumer reads from the beginning. */
    record HomeStream(int streamId, String stream, long head) {}
}

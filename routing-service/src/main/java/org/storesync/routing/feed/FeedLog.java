package org.storesync.routing.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;
import org.storesync.model.catalogue.RecordType;
import org.storesync.routing.budget.Room;
import org.storesync.routing.record.domain.StreamRow;

/** Where the feed is kept. */
public interface FeedLog {
    /** Heads by partition. */
    List<Long> heads();

    long head(int partition);

    /**
     * What came after a position of a partition and still stands, in order.
     *
     * @param limit about how many rows; the rows of the last range are always complete
     * @param types the types to read, by kind of stream
     * @param room for the bodies; the first range is always read
     */
    FeedPage read(int partition, long after, int limit, Map<StreamKind, List<RecordType>> types, Room room);

    /** Rows of these types after a position of a stream, in order, as many as there is room for. */
    StreamPage rows(int stream, long after, int limit, List<RecordType> types, Room room);

    /** Home streams of a partition, without those of sites and inboxes. */
    List<HomeStream> homeStreams(int partition);

    /**
     * A page that was read in one snapshot.
     *
     * @param after position of the last range
     * @param floor ranges at or below it are gone: a consumer below it begins with the streams
     * @param restored this central never handed out the consumer's position, or gave it up: the consumer knows more than central has
     */
    record FeedPage(long after, long head, long floor, boolean restored, List<FeedRow> rows) {}

    /** @param more there may be further rows */
    record StreamPage(List<HomeRow> rows, boolean more) {}

    /** A row, and the range in which it was read. */
    record FeedRow(Range range, HomeRow row) {}

    /**
     * A row of a home stream, and what else central knows of it.
     *
     * @param receivedAt when a site last changed it
     * @param by the site that wrote this body; 0 where nobody knows
     * @param addressed the store whose inbox holds a copy
     * @param notAddressed why no inbox holds a copy of a document that is ready for its other party
     * @param taken it is a half of a transfer that its store has taken
     */
    record HomeRow(
            StreamRow row,
            Instant receivedAt,
            int by,
            @Nullable String addressed,
            @Nullable String notAddressed,
            boolean taken) {

        public HomeRow with(StreamRow read) {
            return new HomeRow(read, receivedAt, by, addressed, notAddressed, taken);
        }
    }

    /**
     * The rows of one transaction in one home stream.
     *
     * @param trace of the call that wrote them; null if it was not traced
     */
    record Range(
            long feedSeq,
            int stream,
            StreamKind kind,
            String owner,
            long from,
            long to,
            @Nullable String trace) {}

    /** A stream that a new consumer reads from the beginning. */
    record HomeStream(int streamId, String stream, long head) {}
}

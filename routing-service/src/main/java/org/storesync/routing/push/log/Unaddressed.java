package org.storesync.routing.push.log;

import java.util.List;
import org.storesync.model.StoreId;
import org.storesync.routing.record.domain.RecordKey;

/** Documents whose other party is a store that is not visible in theirs (D9). They are addressed when it becomes visible. */
public interface Unaddressed {
    /**
     * A store in which something became visible.
     *
     * @param askedBy the numbers of those who asked; who asks later has another number
     */
    record Due(StoreId store, List<Long> askedBy) {}

    /**
     * A document that waits.
     *
     * @param seq its position in the stream of its store
     */
    record Waiting(RecordKey key, long seq, byte[] body) {}

    /** Some stores whose documents are to be looked through. */
    List<Due> due(int limit);

    /** The documents of the store were looked through. */
    void done(Due due);

    /** Documents of a stream that wait, after a position, in order. */
    List<Waiting> waiting(int stream, long after, int limit);

    /**
     * Notes that an inbox holds a copy of the document now, and moves its row to a new position, so that the feed shows it under the same
     * version.
     */
    void address(int stream, RecordKey key, long seq, int inbox);

    /** Writes the copy of the document into the inbox. */
    void copy(int stream, RecordKey key, int inbox, long seq);
}

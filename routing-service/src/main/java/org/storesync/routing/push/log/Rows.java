package org.storesync.routing.push.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/** The rows of the log. */
public interface Rows {
    /** Home rows of records, without bodies. */
    Map<RecordKey, Stored> stored(Map<RecordKey, Integer> homes);

    /** Bodies of records by their home streams; records without a body are absent. */
    Map<RecordKey, byte[]> bodies(Map<RecordKey, Integer> homes);

    byte @Nullable [] body(int stream, RecordKey key);

    /** Writes rows whose key is not in their stream yet. */
    void insert(List<Row> rows);

    /**
     * Writes rows whose key is in their stream already.
     *
     * @param keepsReceived a service of central writes: the time of the last change by a site stays
     */
    void update(List<Row> rows, boolean keepsReceived);

    /** Writes copies and letters, whether their key is in the stream already or not. */
    void upsert(List<Row> rows);

    /** Notes on home rows which streams hold a copy now. */
    void recopy(List<Row> rows);

    /** Gives rows of a stream the bodies that the records have in these other streams. */
    void copyBodies(Map<RecordKey, Integer> sources, int target);

    /** Notes that a half's store has taken it, and moves its row to a new position, so that the feed shows it under the same version. */
    void take(int stream, RecordKey key, long seq);
}

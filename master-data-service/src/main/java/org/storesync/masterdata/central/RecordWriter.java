package org.storesync.masterdata.central;

import java.time.Instant;
import org.storesync.masterdata.kind.Kind;

/**
 * Writes the edits of people. A record's row, its entry in the outbox and the audit's entry are written together, in the caller's
 * transaction. So central learns of each change, or there is no change.
 */
public interface RecordWriter {
    /** Begins to write. Until the transaction ends, no other edit, import or row of the feed is written. */
    void begin();

    /** An id that no record has. */
    String newId();

    /**
     * Makes or changes a record.
     *
     * @return its version now
     */
    long write(Author author, Kind kind, Edit edit, Instant now);

    /** Deletes a record, and before it everything that belongs to it. */
    void delete(Author author, Kind kind, String id, byte[] before, Instant now);
}

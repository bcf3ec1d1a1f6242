package org.storesync.routing.record.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;

/**
 * A row of a stream as it is read in order, for a page or the feed. {@code key} of type 0: not a record, but the number of a subscription that ended.
 *
 * @param bytes length of the body; a large one is read by itself, once there is room for it
 */
public record StreamRow(
        RecordKey key,
        long seq,
        long createdSeq,
        long version,
        Operation op,
        int lineage,
        long siteSeq,
        int standsFor,
        @Nullable RecordKey parent,
        int bytes,
        byte @Nullable [] body) {

    /** It has a body that was not read yet. */
    public boolean isOutside() {
        return body == null && bytes > 0;
    }

    public StreamRow with(byte @Nullable [] read) {
        return new StreamRow(key, seq, createdSeq, version, op, lineage, siteSeq, standsFor, parent, bytes, read);
    }
}

package org.storesync.routing.record.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;

/**
 * A row of a stream as a page or the feed reads it. If the type of {@code key} is 0, it is not a record but the number of a subscription
 * that ended.
 *
 * @param bytes length of the body; a large body is read separately, once there is room for it
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

    /** True if its body was not read yet. */
    public boolean isOutside() {
        return body == null && bytes > 0;
    }

    public StreamRow with(byte @Nullable [] read) {
        return new StreamRow(key, seq, createdSeq, version, op, lineage, siteSeq, standsFor, parent, bytes, read);
    }
}

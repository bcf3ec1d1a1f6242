package org.storesync.routing.pull.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.routing.record.domain.RecordKey;

/**
 * A row of a stream as a page reads it. {@code key} of type 0: not a record, but the number of a subscription that ended.
 *
 * @param bytes length of the body; a large one is read by itself, once there is room for it
 */
public record PageRow(
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

    public PageRow with(byte @Nullable [] read) {
        return new PageRow(key, seq, createdSeq, version, op, lineage, siteSeq, standsFor, parent, bytes, read);
    }
}

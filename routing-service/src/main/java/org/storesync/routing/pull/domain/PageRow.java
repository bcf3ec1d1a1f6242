package org.storesync.routing.pull.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.routing.record.domain.RecordKey;

/** A row of a stream as a page reads it. {@code key} of type 0: not a record, but the number of a subscription that ended. */
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
        byte @Nullable [] body) {}

package org.storesync.routing.record.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;

/**
 * A record as it stands in its home stream.
 *
 * @param stream its home
 * @param lineage the installation that pushed this state; 0 for one that central wrote
 * @param copiedTo streams that hold a copy; those of a child are its parent's
 * @param writtenBy the site that wrote this state, where no lineage says it; 0 for none
 */
public record Stored(
        int stream,
        Operation op,
        long seq,
        long createdSeq,
        long version,
        int lineage,
        @Nullable RecordKey parent,
        List<Integer> copiedTo,
        Half half,
        int writtenBy) {

    /** Of a record that is no half of a transfer. */
    public Stored(
            int stream,
            Operation op,
            long seq,
            long createdSeq,
            long version,
            int lineage,
            @Nullable RecordKey parent,
            List<Integer> copiedTo) {
        this(stream, op, seq, createdSeq, version, lineage, parent, copiedTo, Half.NONE, 0);
    }

    public boolean deleted() {
        return op == Operation.DELETE;
    }

    /** This installation pushed the state, or its site's decision wrote it. */
    public boolean isBy(int installation, int site) {
        return lineage == installation || writtenBy == site;
    }
}

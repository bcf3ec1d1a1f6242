package org.storesync.routing.record.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;

/**
 * A record as it is stored in its home stream.
 *
 * @param stream its home
 * @param lineage the installation that pushed this state; 0 for a state that central wrote
 * @param copiedTo streams that hold a copy; a child has those of its parent
 * @param writtenBy the site that wrote this state, if no lineage says it; 0 for none
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

    /** A record that is no half of a transfer. */
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

    /** True if this installation pushed the state, or if a decision about a change of this site wrote it. */
    public boolean isBy(int installation, int site) {
        return lineage == installation || writtenBy == site;
    }
}

package org.storesync.model.json;

import java.util.List;

/** A pushed batch, its changes in the order of their siteSeq. */
public record Batch(BatchHeader header, List<PushedChange> changes) {
    public Batch {
        changes = List.copyOf(changes);
    }

    /** siteSeq of the last change; one below the first when there is none. */
    public long lastSeq() {
        return header.firstSeq() + changes.size() - 1;
    }
}

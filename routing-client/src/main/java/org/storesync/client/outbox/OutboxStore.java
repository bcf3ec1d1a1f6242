package org.storesync.client.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is to be pushed, as the sender needs it. */
public interface OutboxStore {
    /** A batch as it is sent, the same however often. */
    record Batch(int lane, UUID id, UUID lineage, long firstSeq, List<Entry> entries) {}

    /** Lanes with something to push. */
    List<Integer> lanes();

    /** The batch in doubt of a lane, or a new one of its next changes; empty if there is nothing or another replica is at it. */
    Optional<Batch> next(int lane, int recordsMax);

    /** Tells whoever decided them what became of the changes, and lets go of them; what shall be tried later goes to the end of the lane. */
    void settle(Batch batch, List<Delivered> outcomes);

    UUID lineage();

    /** Routing knows this installation differently: another one from now on. False if another lane or replica did this before. */
    boolean renewLineage(UUID refused);

    /** Changes not answered yet. */
    long waiting();
}

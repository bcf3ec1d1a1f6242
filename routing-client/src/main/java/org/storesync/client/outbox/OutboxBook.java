package org.storesync.client.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The changes to push, as the sender needs them. */
public interface OutboxBook {
    /**
     * A batch as it is sent: the same each time.
     *
     * @param traces of what decided its changes, each once
     */
    record Batch(int lane, UUID id, UUID lineage, long firstSeq, List<Entry> entries, List<String> traces) {}

    /** Lanes with something to push. */
    List<Integer> lanes();

    /** The batch in doubt of a lane, or else a new batch of its next changes; empty if there is none or another replica sends it. */
    Optional<Batch> next(int lane, int recordsMax);

    /**
     * Reports the outcomes of the changes to the code that decided them, and deletes the changes. Those to try later go to the end of the
     * lane.
     */
    void settle(Batch batch, List<Delivered> outcomes);

    UUID lineage();

    /**
     * Makes this service another installation from now on, because routing refused the present one. False if another lane or replica did
     * this before.
     */
    boolean renewLineage(UUID refused);

    /** Changes not answered yet. */
    long waiting();

    /** How many seconds the change that came first waits for its answer; 0 where none waits. */
    double secondsWaited();
}

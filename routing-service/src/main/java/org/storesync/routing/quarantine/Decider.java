package org.storesync.routing.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.quarantine.WaitingRoom.Waited;

/** Carries a decision out on the log; each change's outcome, its audit and the notice for its site are one transaction. */
public interface Decider {
    /** In the order of the changes. One that moved or was decided meanwhile stays as it is: {@code retry-later}. */
    List<Result> decide(Decision decision, String by, String reason, List<Waited> changes);

    /**
     * @param outcome accepted, discarded, not-collected, or why it still waits
     * @param over it does not wait any more
     */
    record Result(
            int siteId,
            String type,
            String id,
            String outcome,
            @Nullable String code,
            boolean over) {}
}

package org.storesync.routing.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** Carries a decision out on the log; each change's outcome, its audit and the notice for its site are one transaction. */
public interface Decider {
    /** In the order of the changes. One that moved or was decided meanwhile stays as it is: {@code retry-later}. */
    List<Result> decide(Decision decision, String by, String reason, List<Parked> changes);

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
            boolean over) {

        /**
         * True where its site shows something else until it is told: a wait that ended in a refusal, or a refused change that was taken
         * after all. What was taken out of a wait comes by pull.
         */
        public boolean isNewsOf(Parked parked) {
            RecordCode code = RecordCode.ofWire(parked.code());
            boolean waited = code.outcome() == Outcome.QUARANTINED;
            boolean stale = outcome.equals(Outcome.STALE.wireName());
            boolean refused =
                    outcome.equals(Outcome.REFUSED.wireName()) || (stale && code != RecordCode.ROLLED_BACK_STALE);
            return over ? !waited : waited && refused;
        }
    }
}

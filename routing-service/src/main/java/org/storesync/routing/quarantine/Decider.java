package org.storesync.routing.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** Carries out a decision on the log. The outcome of a change, its audit and the notice for its site are one transaction. */
public interface Decider {
    /**
     * The results, in the order of the changes. A change that moved, or that somebody decided meanwhile, stays as it is:
     * {@code retry-later}.
     */
    List<Result> decide(Decision decision, String by, String reason, List<Parked> changes);

    /** @param code why it is not accepted; null if it is over */
    record Result(
            int siteId,
            String type,
            String id,
            Fate fate,
            @Nullable RecordCode code) {

        public boolean isOver() {
            return fate.isOver();
        }

        /**
         * True if the site shows something else until it is told: a wait that ended in a refusal, or a refused change that was accepted
         * after all. If a waiting change is accepted, the site gets it by pull.
         */
        public boolean isNewsOf(Parked parked) {
            RecordCode before = RecordCode.ofWire(parked.code());
            boolean waited = before.outcome() == Outcome.QUARANTINED;
            boolean refused =
                    fate.is(Outcome.REFUSED) || (fate.is(Outcome.STALE) && before != RecordCode.ROLLED_BACK_STALE);
            return isOver() ? !waited : waited && refused;
        }
    }
}

package org.storesync.routing.push.log;

import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine;

/** What became of parked changes, decided by a person or automatically. */
public interface Decisions {
    /** Discards changes whose rows {@link Parked#stillParked} holds. */
    void discard(SiteId site, List<Quarantine.Parked> changes);

    /** Keeps what became of parked changes, for their site to see and for the audit. */
    void keep(SiteId site, Act act, List<Quarantine.Parked> changes, List<Result> results);

    /** What a person decided, or central automatically, and why. */
    record Act(Decision decision, String by, String reason) {}
}

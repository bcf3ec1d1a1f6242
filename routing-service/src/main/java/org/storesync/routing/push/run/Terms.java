package org.storesync.routing.push.run;

import java.util.Set;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.push.log.Lanes.Lane;
import org.storesync.routing.push.log.Parked.Held;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Rules;

/**
 * What a run goes by, besides who pushes.
 *
 * @param siteStream the stream the site's corrections go into
 * @param highSeq changes at or below it are duplicates
 * @param review stale changes are parked for review
 * @param room what of the site may wait in quarantine
 * @param ration what the site may still draw today
 * @param corrected records of which the site got a correction before
 * @param letsGo nothing is judged: a person lets go of the changes
 */
public record Terms(
        int siteStream,
        long highSeq,
        boolean review,
        Held room,
        Ration ration,
        Set<RecordKey> corrected,
        boolean letsGo) {

    public static Terms ofPush(int siteStream, Lane lane, boolean review, Held room, Ration ration) {
        return new Terms(siteStream, lane.highSeq(), review, room, ration, Set.of(), false);
    }

    /** Changes out of quarantine draw nothing, and their places are theirs already. */
    public static Terms ofParked(int siteStream, Rules rules, Decision decision, Set<RecordKey> corrected) {
        Ration unbounded = new Ration(rules, Usage.UNBOUNDED, Usage.NONE);
        return new Terms(siteStream, 0, false, Held.UNBOUNDED, unbounded, corrected, decision == Decision.DISCARD);
    }
}

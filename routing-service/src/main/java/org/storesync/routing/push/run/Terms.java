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
 * What a run depends on, besides who pushes.
 *
 * @param siteStream the stream that gets the site's corrections
 * @param highSeq changes at or below it are duplicates
 * @param review stale changes are parked for review
 * @param room how much of the site may wait in quarantine
 * @param ration what the site may still use today
 * @param corrected records of which the site got a correction before
 * @param letsGo nothing is judged, because a person discards the changes
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

    /** Changes out of quarantine use nothing of the quota, and they have their places in quarantine already. */
    public static Terms ofParked(int siteStream, Rules rules, Decision decision, Set<RecordKey> corrected) {
        Ration unbounded = new Ration(rules, Usage.UNBOUNDED, Usage.NONE);
        return new Terms(siteStream, 0, false, Held.UNBOUNDED, unbounded, corrected, decision == Decision.DISCARD);
    }
}

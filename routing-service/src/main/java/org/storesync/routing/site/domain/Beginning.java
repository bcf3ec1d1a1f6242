package org.storesync.routing.site.domain;

import org.storesync.model.site.SyncVerdict.Verdict;

/** How the sync of an installation begins. */
public sealed interface Beginning {
    /** Another installation of the site took its place, so it does not sync. */
    record Retired() implements Beginning {}

    /** It is new, and takes the place of the one before. */
    record TakesOver() implements Beginning {}

    /**
     * It is the site's current one.
     *
     * @param lane the lane as central has it
     */
    record Continues(Verdict verdict, LaneState lane) implements Beginning {}
}

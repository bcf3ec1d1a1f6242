package org.storesync.routing.push;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.routing.fact.domain.Asker;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Pusher;

/**
 * Who pushed.
 *
 * @param lineage the installation the changes came from
 * @param rowLineage what its rows are marked with: 0 if the site is to get them back
 * @param highSeq changes at or below it are duplicates
 * @param review stale changes are parked for review
 * @param again not null: the changes come out of quarantine, and must still be there under the locks
 */
public record Origin(
        SiteId site,
        int lineage,
        int rowLineage,
        long highSeq,
        boolean review,
        @Nullable Again again) {

    boolean parked() {
        return again != null;
    }

    boolean decided() {
        return again != null && again.decision() == Decision.ACCEPT;
    }

    boolean letsGo() {
        return again != null && again.decision() == Decision.DISCARD;
    }

    /** The site got a correction for its parked change of this record. */
    boolean corrected(RecordKey key) {
        return again != null && again.corrected().contains(key);
    }

    Pusher pusher() {
        return new Pusher(site.value(), lineage, decided());
    }

    Asker asker() {
        return new Asker(site.value(), again == null ? null : again.known());
    }

    /**
     * Changes out of quarantine.
     *
     * @param known what the site knew when it pushed them
     * @param decision what is done with them
     * @param corrected records whose correction the site got before
     */
    public record Again(long known, Decision decision, Set<RecordKey> corrected) {}
}

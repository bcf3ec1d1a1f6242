package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.NotAddressed;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Placement.At;
import org.storesync.routing.rule.domain.Verdict.Refuse;

/**
 * Responding halves (transfers, section 5). The transfer-service makes them in any store, and may change or delete them until their store
 * has taken them. Lines follow their header. In a half that was taken, the transfer-service may only bring back lines that it deleted
 * itself.
 */
final class HalfRule {
    private HalfRule() {}

    /** Null when the transfer-service may write this upsert. */
    static @Nullable Verdict denied(Case it, At at) {
        boolean half = at.parent() != null || Halves.mayBeMade(it.change(), it.variant());
        return half ? denied(it, at.stream(), at.parent()) : Refuse.of(RecordCode.NOT_YOUR_STORE);
    }

    /** Null when the transfer-service may delete the stored record. */
    static @Nullable Verdict deniedDelete(Case it) {
        return denied(it, it.home(), it.standingParent());
    }

    private static @Nullable Verdict denied(Case it, int home, @Nullable RecordKey parent) {
        if (it.facts().storeOfData(home) == null) {
            return Refuse.of(RecordCode.NOT_YOUR_STORE);
        }
        Stored stored = it.stored();
        Stored header = parent == null ? stored : it.records().stored(parent);
        boolean free = header == null || header.half().isUntaken() || (header.deleted() && header.half() != Half.NONE);
        boolean restores = parent != null
                && stored != null
                && stored.deleted()
                && stored.isBy(it.pusher().lineage(), it.site());
        return free || restores ? null : Refuse.of(RecordCode.HALF_TAKEN_OVER);
    }

    /** How an upsert of a line is written. */
    static Writing line(Case it, RecordKey parent) {
        return takes(it, parent) ? new Writing(null, Half.NONE, null, true, false) : Writing.PLAIN;
    }

    /** How an upsert of a document is written. */
    static Writing document(Case it, @Nullable NotAddressed notAddressed, boolean resendChildren) {
        Stored stored = it.stored();
        BodyFields standing = stored == null || stored.half() == Half.NONE ? null : it.body();
        Half half = Halves.after(it.change(), it.variant(), it.isTransfers(), stored, standing);
        byte[] amended = standing == null ? null : Halves.amended(it.change(), standing);
        return notAddressed == null && half == Half.NONE && !resendChildren
                ? Writing.PLAIN
                : new Writing(notAddressed, half, amended, false, resendChildren);
    }

    /** How the delete of the stored record is written. */
    static Writing deleted(Case it, Stored stored) {
        boolean takes = takes(it, stored.parent());
        return takes || stored.half() != Half.NONE
                ? new Writing(null, stored.half(), null, takes, false)
                : Writing.PLAIN;
    }

    /** Whether the store takes the half by this change of a line. */
    private static boolean takes(Case it, @Nullable RecordKey parent) {
        Stored header = parent == null || it.isTransfers() ? null : it.records().stored(parent);
        return header != null
                && header.half().isUntaken()
                && Halves.takes(it.change(), header.half(), it.stored(), it.body());
    }
}

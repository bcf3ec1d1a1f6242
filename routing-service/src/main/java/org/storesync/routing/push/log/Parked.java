package org.storesync.routing.push.log;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.record.domain.RecordKey;

/** The quarantine, as a push writes it. */
public interface Parked {
    boolean inUse(SiteId site);

    /** What of a site waits now. */
    Held held(SiteId site);

    /** True if these very changes still lie in quarantine; locks them there. */
    boolean stillParked(SiteId site, Collection<PushedChange> changes);

    void park(SiteId site, int lineage, Collection<Change> changes);

    /** Notes why parked changes still can't be taken, and what they wait for now; where that is nothing, it stays as it was. */
    void explain(SiteId site, Collection<Change> changes);

    /** Takes records out of quarantine that were accepted now, or that nothing is left of. */
    void release(SiteId site, Collection<RecordKey> keys);

    /** Placeholders that were filled: has those who waited for them judged again. */
    void askRedrive(Collection<RecordKey> parents);

    /**
     * A change to park. {@code waitsFor} null: not for a record.
     *
     * @param storeId the store whose data it is, where that can be told
     */
    record Change(
            @Nullable String storeId,
            String typeName,
            byte[] id,
            @Nullable RecordKey waitsFor,
            String code,
            char op,
            long siteSeq,
            long baseVersion,
            byte @Nullable [] body) {}

    /** @param bytes of their bodies */
    record Held(long records, long bytes) {
        public static final Held UNBOUNDED = new Held(Long.MAX_VALUE, Long.MAX_VALUE);
    }
}

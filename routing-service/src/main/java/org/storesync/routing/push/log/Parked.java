package org.storesync.routing.push.log;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.record.domain.RecordKey;

/** The quarantine as a push writes it. */
public interface Parked {
    boolean inUse(SiteId site);

    /** How much of a site waits now. */
    Held held(SiteId site);

    /** True if exactly these changes are still in quarantine; locks them there. */
    boolean stillParked(SiteId site, Collection<PushedChange> changes);

    void park(SiteId site, int lineage, Collection<Change> changes);

    /** Notes why parked changes still can't be taken, and what they wait for now. If there is nothing to note, the row stays as it was. */
    void explain(SiteId site, Collection<Change> changes);

    /** Takes records out of quarantine that are accepted now, or of which nothing is left. */
    void release(SiteId site, Collection<RecordKey> keys);

    /** Placeholders were filled: asks for the changes that wait for them to be judged again. */
    void askRedrive(Collection<RecordKey> parents);

    /**
     * A change to park. {@code waitsFor} null: it does not wait for a record.
     *
     * @param storeId the store whose data it is, if that can be told
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

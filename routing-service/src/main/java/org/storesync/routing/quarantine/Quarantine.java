package org.storesync.routing.quarantine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where parked records are kept. */
public interface Quarantine {
    /** Records and stores that came while others waited for them. */
    List<Asked> asked(int limit);

    /** Asks again, behind all others; where it failed, to be judged with care. */
    void postpone(Asked asked, boolean failed);

    /** Notes that these are judged now: what a stop or a failure in between leaves behind is judged with care. */
    void begins(Asked asked);

    /**
     * Changes that wait for {@code asked}, by site, type and id, as many as fit; the first one always comes. Those set aside are left out.
     */
    List<Parked> waitingFor(Asked asked, @Nullable Parked after, int recordsMax, long bytesMax);

    /** Notes that this one is judged alone; false if it failed too often: then it is set aside. */
    boolean tries(Parked parked, int triesMax);

    /** It did no harm. */
    void spared(Parked parked);

    /** Done, unless it was asked again meanwhile. */
    void answered(Asked asked);

    /**
     * @param at when it was asked last: a later asking is another one
     * @param tried judgings that began and did not end
     */
    record Asked(int type, byte[] id, Instant at, int tried) {}

    /**
     * A parked change with all it was pushed with.
     *
     * @param code why it waits
     * @param known position in the site's own stream up to which it knew of facts then
     */
    record Parked(
            int site,
            String typeName,
            byte[] id,
            String code,
            char op,
            int lineage,
            long siteSeq,
            long baseVersion,
            long known,
            byte @Nullable [] body) {}
}

package org.storesync.routing.quarantine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where parked records are kept. */
public interface Quarantine {
    /** Records and stores that came while others waited for them. */
    List<Asked> asked(int limit);

    /** Asks for it again, after all others. If judging failed, what waits for it is judged with care next time. */
    void postpone(Asked asked, boolean failed);

    /** Notes that judging begins. If a stop or a failure ends it early, what waits is judged with care next time. */
    void begins(Asked asked);

    /**
     * Changes that wait for {@code asked}, by site, type and id, as many as fit; the first one is always returned. Changes that are set
     * aside are left out.
     */
    List<Parked> waitingFor(Asked asked, @Nullable Parked after, int recordsMax, long bytesMax);

    /** Notes that this change is judged alone; false if it failed too often: then it is set aside. */
    boolean tries(Parked parked, int triesMax);

    /** Notes that judging this change did no harm. */
    void spared(Parked parked);

    /** Notes that everything that waited is judged, unless it was asked for again meanwhile. */
    void answered(Asked asked);

    /** All that waits, what is set aside too. */
    Waiting waiting();

    /** @param oldestAt when the one that waits longest came; null where none waits */
    record Waiting(long records, @Nullable Instant oldestAt) {
        static final Waiting NOTHING = new Waiting(0, null);
    }

    /**
     * @param at when it was asked for last; asking again later changes this
     * @param tried how often judging began and did not end
     */
    record Asked(int type, byte[] id, Instant at, int tried) {}

    /**
     * A parked change with everything that was pushed with it. Code and operation are as the table has them and are read when the change is
     * judged, so that a broken row harms only itself.
     *
     * @param code why it waits
     * @param known position in the site's own stream up to which the site knew of facts when it pushed
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

package org.storesync.routing.quarantine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/** Where parked records are kept. */
public interface Quarantine {
    /** In the order of site, type and id, after {@code after}; without bodies. */
    List<Waiting> list(@Nullable SiteId site, @Nullable String after, int limit);

    /** Records and stores that came while others waited for them. */
    List<Asked> asked(int limit);

    /** Asks again, behind all others. */
    void postpone(Asked asked);

    /** Changes that wait for {@code asked}, by site, type and id. */
    List<Parked> waitingFor(Asked asked, @Nullable Parked after, int limit);

    /** Done, unless it was asked again meanwhile. */
    void answered(Asked asked);

    /**
     * A record in quarantine, for people.
     *
     * @param next what to ask for to go on after it
     */
    record Waiting(
            int siteId,
            String type,
            String id,
            String code,
            @Nullable String waitsForType,
            @Nullable String waitsForId,
            Instant receivedAt,
            String next) {}

    /** @param at when it was asked last: a later asking is another one */
    record Asked(int type, byte[] id, Instant at) {}

    /** A parked change with all it was pushed with. */
    record Parked(
            int site,
            String typeName,
            byte[] id,
            char op,
            int lineage,
            long siteSeq,
            long baseVersion,
            byte @Nullable [] body) {}
}

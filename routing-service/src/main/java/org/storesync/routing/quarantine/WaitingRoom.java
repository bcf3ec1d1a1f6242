package org.storesync.routing.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** The quarantine as people look at it: without bodies, save one record's at a time, with a reason. */
public interface WaitingRoom {
    /** In the order of site, type and id, after {@code after}; without bodies. */
    List<Waiting> list(Choice choice, @Nullable Place after, int limit);

    /** One record with its body and central's; who looked, and why, is audited with the reading. */
    Optional<Shown> show(Place place, String by, String reason);

    /** What a decision is about, parents first, as many as fit; the first one always comes. */
    Chosen choose(Choice choice, int recordsMax, long bytesMax);

    /** What people decided about this site's changes, after a number. */
    List<Decided> decided(SiteId site, long after, int limit);

    /** Which records are meant; null for any. */
    record Choice(
            @Nullable Integer siteId,
            @Nullable String type,
            @Nullable String id,
            @Nullable String code,
            @Nullable String storeId) {}

    /** A record in quarantine by its key. */
    record Place(int siteId, String type, String id) {}

    /**
     * @param storeId the store whose data it is, where that can be told
     * @param bytes of its body
     * @param setAside it failed again and again, and is not judged by itself any more
     */
    record Waiting(
            int siteId,
            String type,
            String id,
            String op,
            String code,
            @Nullable String waitsForType,
            @Nullable String waitsForId,
            @Nullable String storeId,
            long siteSeq,
            long bytes,
            Instant receivedAt,
            boolean setAside) {}

    /** {@code central} null: central has no such record. */
    record Shown(
            Waiting waiting,
            byte @Nullable [] body,
            @Nullable AtCentral central) {}

    /**
     * @param body null for a deleted record
     * @param by the site that wrote it; null where that is not known
     */
    record AtCentral(
            byte @Nullable [] body, long version, @Nullable Integer by) {}

    /** @param more there are more of this choice */
    record Chosen(List<Parked> changes, boolean more) {}

    /**
     * A decision, as its site sees it.
     *
     * @param outcome what became of the change: accepted, not-collected, discarded, refused or stale
     * @param code under which it waited; of one that is refused or stale now, that of this outcome
     */
    record Decided(
            long decisionId,
            long siteSeq,
            String type,
            String id,
            String decision,
            String outcome,
            String code,
            String reason,
            Instant at) {}
}

package org.storesync.routing.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** The quarantine as people see it. Lists have no bodies. The body of one record is shown only to a person who gives a reason. */
public interface WaitingRoom {
    /** Waiting records in the order of site, type and id, after {@code after}; without bodies. */
    List<Waiting> list(Choice choice, @Nullable Place after, int limit);

    /** One record with its body and central's body. The same transaction audits who looked, and why. */
    Optional<Shown> show(Place place, String by, String reason);

    /** The changes that a decision is about, parents first, as many as fit; the first one is always returned. */
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
     * @param storeId the store whose data it is, if that can be told
     * @param bytes of its body
     * @param setAside it failed again and again, and is no longer judged automatically
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
     * @param by the site that wrote it; null if it is unknown
     */
    record AtCentral(
            byte @Nullable [] body, long version, @Nullable Integer by) {}

    /** @param more the choice has more changes than these */
    record Chosen(List<Parked> changes, boolean more) {}

    /**
     * A decision, as its site sees it.
     *
     * @param outcome what became of the change: accepted, not-collected, discarded, refused or stale
     * @param code the code under which it waited; if it is refused or stale now, the code of this outcome
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

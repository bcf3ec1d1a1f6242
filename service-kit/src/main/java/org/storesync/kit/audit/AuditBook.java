package org.storesync.kit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit of this service, as auditors and its daily round use it. Each act appends its row in its own transaction. */
public interface AuditBook {
    List<AuditRow> list(AuditQuery query);

    /** Looks at chains from this place on, {@link AuditConfig#verifiedMax()} rows at most. */
    Verification verify(Verification.Place from);

    /** Seals the heads of all chains that grew since their last seal; returns how many. */
    int seal();

    Optional<Instant> sealedAt();

    /**
     * Deletes the beginnings of chains that are older than a time, which is at least a year ago. The newest row of a chain stays, and a
     * signed mark says where the chain begins now.
     *
     * @return how many rows were deleted; also 0 where only the owner of the tables may delete
     */
    int purge(Instant before, int limit);
}

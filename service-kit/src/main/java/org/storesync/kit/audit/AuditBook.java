package org.storesync.kit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit of this service as auditors and its daily round use it. Rows are appended in the transaction of the act itself. */
public interface AuditBook {
    List<AuditRow> list(AuditQuery query);

    /** Looks at chains from this place on, {@link AuditConfig#verifiedMax()} rows at most. */
    Verification verify(Verification.Place from);

    /** Seals the heads of all chains that grew since they were sealed last; how many those were. */
    int seal();

    Optional<Instant> sealedAt();

    /**
     * Lets go of beginnings of chains that are older than a time, which is at least a year ago. The newest row of a chain stays, and a signed
     * mark says where the chain begins now.
     *
     * @return how many rows went; 0 as well where only the owner of the tables may delete
     */
    int purge(Instant before, int limit);
}

package org.storesync.kit.audit.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.Verification;

/**
 * What a verification found.
 *
 * @param intact true if nothing is wrong in what this call looked at
 * @param rows rows that this call looked at
 * @param chains chains whose end this call reached
 * @param sealedAt when the heads were sealed last
 * @param sealOverdue true if that is longer ago than it should be: a cut since then is not noticed
 * @param nextCursor where to go on; without it, everything was looked at
 */
@Schema(name = "AuditVerification")
public record VerificationView(
        boolean intact,
        long rows,
        int chains,
        List<FaultView> faults,
        @Nullable Instant sealedAt,
        boolean sealOverdue,
        @Nullable String nextCursor) {
    /** What is wrong where: changed, missing, cut, not-as-sealed, seal-changed or seals-missing. */
    @Schema(name = "AuditFault")
    public record FaultView(String writer, long seq, String fault) {
        static FaultView of(Verification.Fault fault) {
            return new FaultView(fault.writer(), fault.seq(), fault.kind().wireName());
        }
    }
}

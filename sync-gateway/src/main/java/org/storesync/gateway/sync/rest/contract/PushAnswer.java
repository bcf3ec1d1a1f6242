package org.storesync.gateway.sync.rest.contract;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a batch: an outcome for each change, in the order of the changes. */
public record PushAnswer(
        @Schema(required = true) UUID batchId,

        @Schema(required = true, description = "true if this batch was answered before")
        boolean replayed,

        @Schema(required = true, description = "highest siteSeq central has answered in this lane")
        long highestSeq,

        @Schema(required = true) List<ChangeOutcome> outcomes) {

    /** The outcome of one change. Readers accept unknown outcomes and codes. */
    public record ChangeOutcome(
            @Schema(required = true) long siteSeq,

            @Schema(
                    required = true,
                    description = "accepted, duplicate, stale, not-collected, quarantined, retry-later or refused")
            String outcome,

            @Schema(description = "the record's version: of accepted and stale") @Nullable
            Long version,

            @Schema(description = "of accepted: the site's subscriptions the record stands in now") @Nullable
            List<Integer> in,

            @Schema(description = "of accepted: true if the client pushes the record's children again") @Nullable
            Boolean resendChildren,

            @Schema(description = "of quarantined, retry-later and refused; see docs/protocol.md section 3") @Nullable
            String code,

            @Schema(description = "of refused: what is wrong, for people") @Nullable
            String detail,

            @Schema(description = "of quarantined: the record it waits for") @Nullable
            RecordKey waitsFor) {}

    /** A record by type and id. */
    public record RecordKey(
            @Schema(required = true) String type,
            @Schema(required = true) String id) {}
}

package org.storesync.gateway.sync.rest.contract;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people, or central automatically, decided about waiting changes of this site, in order. */
public record DecisionPage(
        @Schema(required = true) List<Decision> items,

        @Schema(description = "what to ask for as after to go on; null at the end") @Nullable
        Long next) {

    /** One decision. */
    public record Decision(
            @Schema(required = true) long decisionId,

            @Schema(required = true, description = "the change it is about")
            long siteSeq,

            @Schema(required = true) String type,
            @Schema(required = true) String id,

            @Schema(required = true, description = "ACCEPT, DISCARD, JUDGE_AGAIN; readers accept others")
            String decision,

            @Schema(
                    required = true,
                    description = "accepted, not-collected, discarded, refused, stale; readers accept others")
            String outcome,

            @Schema(
                    required = true,
                    description = "of refused and stale: why; else the code under which the change waited")
            String code,

            @Schema(required = true) String reason,
            @Schema(required = true) Instant at) {}
}

package org.storesync.transfer.half.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.TransferBook.Happening;

/** What happened to a transfer, the newest first. */
public record TransferHistory(@Schema(required = true) List<Line> items) {

    /** One thing that happened, and the state of the transfer then. */
    public record Line(
            @Schema(required = true, description = "server time")
            Instant at,

            @Schema(
                    required = true,
                    description = "source, source-changed, half, fact, answer, sending, closing; others may come")
            String event,

            @Schema(required = true) String state,
            @Nullable String reason,
            @Nullable String code,
            @Nullable String halfId,

            @Schema(description = "who did it; absent: nobody") @Nullable
            String person,

            @Schema(description = "as that person says") @Nullable
            String why) {}

    static TransferHistory from(List<Happening> happenings) {
        return new TransferHistory(happenings.stream()
                .map(each -> new Line(
                        each.at(),
                        each.event(),
                        each.state(),
                        each.reason(),
                        each.code(),
                        each.halfId(),
                        each.person(),
                        each.why()))
                .toList());
    }
}

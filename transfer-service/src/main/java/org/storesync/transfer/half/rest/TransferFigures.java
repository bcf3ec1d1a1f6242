package org.storesync.transfer.half.rest;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.TransferBook.Figures;
import org.storesync.transfer.half.domain.State;

/** Figures of transfers, over all stores. */
public record TransferFigures(
        @Schema(required = true, description = "pairs by state, states without pairs too")
        Map<String, Long> pairs,

        @Schema(required = true, description = "halves that are their store's, and not what their source wants")
        long differing,

        @Schema(required = true, description = "sources with two halves that central may not delete")
        long twice,

        @Schema(required = true, description = "halves whose site has not given them a number yet")
        long unnumbered,

        @Schema(description = "when the oldest of them was made; absent: none") @Nullable
        Instant oldestUnnumberedAt,

        @Schema(description = "since when the oldest unanswered push waits; absent: none") @Nullable
        Instant oldestPushingAt) {

    static TransferFigures from(Figures figures) {
        Map<String, Long> pairs = new TreeMap<>();
        for (String state : State.WIRE_NAMES) {
            pairs.put(state, figures.pairs().getOrDefault(state, 0L));
        }
        return new TransferFigures(
                pairs,
                figures.differing(),
                figures.twice(),
                figures.unnumbered(),
                figures.oldestUnnumberedAt(),
                figures.oldestPushingAt());
    }
}

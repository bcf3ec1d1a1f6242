package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count of some shelves of a store, and the two adjustments it led to.
 *
 * @param additionsId the adjustment that adds; null when nothing was found
 * @param reductionsId the adjustment that takes away; null when nothing was missing
 */
record Stocktake(
        String id,
        int number,
        String description,
        LocalDate day,
        LocalTime time,
        boolean initial,
        @Nullable String additionsId,
        @Nullable String reductionsId,
        List<Line> lines) {

    Stocktake {
        lines = List.copyOf(lines);
    }

    /**
     * One batch as it was expected and as it was found, in packs.
     *
     * @param reason code of an option where they differ; null where they agree
     */
    record Line(
            String id,
            StockLine stock,
            long expected,
            long counted,
            @Nullable String reason) {}
}

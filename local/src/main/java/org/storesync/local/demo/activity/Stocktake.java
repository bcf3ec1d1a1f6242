package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count of some shelves of a store, and the two adjustments that followed.
 *
 * @param additionsId the adjustment that adds; null if nothing was found
 * @param reductionsId the adjustment that takes away; null if nothing was missing
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
     * One batch in packs, as expected and as counted.
     *
     * @param reason code of an option if they differ; null if they agree
     */
    record Line(
            String id,
            StockLine stock,
            long expected,
            long counted,
            @Nullable String reason) {}
}

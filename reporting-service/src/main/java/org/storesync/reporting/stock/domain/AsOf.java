package org.storesync.reporting.stock.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.stock.domain.StockRow.Known;

/**
 * How old figures are.
 *
 * @param rebuilding they are not whole: streams are being read again
 * @param appliedAt when rows of the feed were last applied
 * @param contactsReadAt when the sites' contacts were last read
 * @param oldestStoreAt of the stores asked for that were ever in contact, the one that was longest not
 * @param storesNever stores in the query that were never in contact
 * @param ended stores with figures that central no longer collects: left out, unless one is asked for by name
 */
public record AsOf(
        boolean rebuilding,
        @Nullable Instant appliedAt,
        @Nullable Instant contactsReadAt,
        @Nullable Instant oldestStoreAt,
        long storesNever,
        List<Ended> ended) {

    public AsOf {
        ended = List.copyOf(ended);
    }

    /** @param endedAt when the last of its data arrived; where no row is dated, when central was first seen not to collect it */
    public record Ended(Known store, Instant endedAt) {}
}

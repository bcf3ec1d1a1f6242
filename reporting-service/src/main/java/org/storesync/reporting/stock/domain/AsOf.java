package org.storesync.reporting.stock.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.contact.domain.Ending;
import org.storesync.reporting.stock.domain.StockRow.Known;

/**
 * How old figures are.
 *
 * @param rebuilding they are not complete: streams are being read again
 * @param appliedAt when rows of the feed were last applied
 * @param contactsReadAt when the sites' contacts were last read
 * @param oldestStoreAt the oldest last contact among the stores in the query that were ever in contact
 * @param storesNever stores in the query that were never in contact
 * @param ended stores whose figures ended: left out, unless the query names the store
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

    /**
     * @param endedAt when the last of its stock arrived; if no row has a date, when this service first saw that figures of the store end. It is
     *     never after the store's transactions were left out
     */
    public record Ended(Known store, Instant endedAt, Ending ending) {}
}

package org.storesync.reporting.stock.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.contact.domain.Ending;

/**
 * Figures of one group of stock lines. A key is null if it was not asked for.
 *
 * @param location its id is empty for stock without a location
 * @param packs only for a batch, because all its packs have one size
 * @param units only if they are of one item
 */
public record StockRow(
        @Nullable Known item,
        @Nullable OfStore store,
        @Nullable Known location,
        @Nullable Batch batch,
        @Nullable BigDecimal packs,
        @Nullable BigDecimal units,
        BigDecimal value) {

    /** A record by its id. Code and name are empty as long as the record is not known. */
    public record Known(String id, String code, String name) {}

    /**
     * @param asOf when the site where the store is active was last in contact, or when its figures ended; null: never
     * @param ending null: they did not
     */
    public record OfStore(
            Known store, @Nullable Instant asOf, @Nullable Ending ending) {}

    /** @param number empty for none */
    public record Batch(String number, @Nullable LocalDate expiryDate, BigDecimal packSize) {}
}

package org.storesync.reporting.stock.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one group of stock lines. A key is null where it was not asked for.
 *
 * @param location its id is empty for stock without a location
 * @param packs only of a batch, whose packs have one size
 * @param units only where they are of one item
 */
public record StockRow(
        @Nullable Known item,
        @Nullable OfStore store,
        @Nullable Known location,
        @Nullable Batch batch,
        @Nullable BigDecimal packs,
        @Nullable BigDecimal units,
        BigDecimal value) {

    /** A record by its id; code and name are empty while it is not known. */
    public record Known(String id, String code, String name) {}

    /**
     * @param asOf when the site where the store is active was last in contact, or when its data ended; null: never
     * @param ended central no longer collects it
     */
    public record OfStore(Known store, @Nullable Instant asOf, boolean ended) {}

    /** @param number empty for none */
    public record Batch(String number, @Nullable LocalDate expiryDate, BigDecimal packSize) {}
}

package org.storesync.local.demo.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.Item;

/** One batch of an item on a store's shelf, counted in whole packs. Only {@link Depot} changes it. */
final class StockLine {
    private final String id;
    private final Item item;
    private final Batch batch;
    private final int packSize;
    private final BigDecimal price;
    private final @Nullable String locationId;
    private final @Nullable ObjectNode stored;
    private long packs;

    /**
     * @param price of a pack of {@code packSize}
     * @param stored the record as it was read from the site's database, or null for a line made here
     */
    StockLine(
            String id,
            Item item,
            Batch batch,
            int packSize,
            BigDecimal price,
            @Nullable String locationId,
            @Nullable ObjectNode stored,
            long packs) {
        this.id = id;
        this.item = item;
        this.batch = batch;
        this.packSize = packSize;
        this.price = price;
        this.locationId = locationId;
        this.stored = stored;
        this.packs = packs;
    }

    /** The text on the box, and who delivered it. */
    record Batch(String number, LocalDate expiry, @Nullable String supplierNameId) {}

    void move(long change) {
        if (packs + change < 0) {
            throw new IllegalStateException(id + " has " + packs + " packs, " + -change + " can't leave it");
        }
        packs += change;
    }

    String id() {
        return id;
    }

    Item item() {
        return item;
    }

    Batch batch() {
        return batch;
    }

    int packSize() {
        return packSize;
    }

    BigDecimal price() {
        return price;
    }

    @Nullable
    String locationId() {
        return locationId;
    }

    @Nullable
    ObjectNode stored() {
        return stored;
    }

    long packs() {
        return packs;
    }

    long units() {
        return packs * packSize;
    }

    /** Cubic metres that a pack of this line takes. */
    BigDecimal packVolume() {
        return item.packVolume()
                .multiply(BigDecimal.valueOf(packSize))
                .divide(BigDecimal.valueOf(item.packSize()), 9, RoundingMode.HALF_UP);
    }

    boolean usable(LocalDate day) {
        return packs > 0 && batch.expiry().isAfter(day);
    }
}

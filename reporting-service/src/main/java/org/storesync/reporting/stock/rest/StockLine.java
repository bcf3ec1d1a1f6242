package org.storesync.reporting.stock.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.answer.Decimals;
import org.storesync.reporting.contact.domain.Ending;
import org.storesync.reporting.stock.domain.StockRow;
import org.storesync.reporting.stock.domain.StockRow.Known;

/** Stock of one group. Decimals are strings. */
@RegisterForReflection
public record StockLine(
        @Nullable Item item,
        @Nullable Store store,

        @Schema(description = "absent for stock without a location") @Nullable
        Location location,

        @Nullable Batch batch,

        @Schema(description = "packs of the batch's pack size; only by batch", examples = "12.5") @Nullable
        String packs,

        @Schema(description = "packs times their size; only where they are of one item", examples = "1250") @Nullable
        String units,

        @Schema(required = true, description = "packs times their cost price", examples = "37.5")
        String value) {

    /** An item; code and name are empty while central does not know it. */
    @RegisterForReflection
    @Schema(name = "StockItem")
    public record Item(
            @Schema(required = true) String id,
            @Schema(required = true) String code,
            @Schema(required = true) String name) {}

    /** A store. */
    @RegisterForReflection
    @Schema(name = "StockStore")
    public record Store(
            @Schema(required = true) String id,
            @Schema(required = true) String code,
            @Schema(required = true) String name,

            @Schema(
                    description =
                            "last contact of the site where it is active; for an ended store, when the last of its stock arrived; absent: never")
            @Nullable
            Instant asOf,

            @Schema(required = true, description = "true: central takes no stock of it, so the figures are old")
            boolean ended,

            @Schema(
                    description =
                            "why they are old: not-collected or transactions-left-out; readers accept others; absent: they are not")
            @Nullable
            String endReason,

            @Schema(
                    description =
                            "since when the transactions of the dispensary are left out of sync; absent: they are not, or central did not note when")
            @Nullable
            Instant transactionsLeftOutSince) {

        static Store from(StockRow.OfStore of) {
            Ending ending = of.ending();
            return new Store(
                    of.store().id(),
                    of.store().code(),
                    of.store().name(),
                    of.asOf(),
                    ending != null,
                    ending == null ? null : ending.reason().wireName(),
                    ending == null ? null : ending.leftOutSince());
        }
    }

    /** A place in a store. */
    @RegisterForReflection
    @Schema(name = "StockLocation")
    public record Location(
            @Schema(required = true) String id,
            @Schema(required = true) String code,
            @Schema(required = true) String name) {}

    /** A batch of an item in packs of one size. */
    @RegisterForReflection
    @Schema(name = "StockBatch")
    public record Batch(
            @Schema(required = true, description = "empty for none")
            String number,

            @Nullable LocalDate expiryDate,

            @Schema(required = true, description = "units in a pack")
            String packSize) {}

    static StockLine from(StockRow row) {
        Known item = row.item();
        StockRow.OfStore store = row.store();
        Known location = row.location();
        StockRow.Batch batch = row.batch();
        return new StockLine(
                item == null ? null : new Item(item.id(), item.code(), item.name()),
                store == null ? null : Store.from(store),
                location == null || location.id().isEmpty()
                        ? null
                        : new Location(location.id(), location.code(), location.name()),
                batch == null ? null : new Batch(batch.number(), batch.expiryDate(), Decimals.plain(batch.packSize())),
                plain(row.packs()),
                plain(row.units()),
                Decimals.plain(row.value()));
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.plain(value);
    }
}

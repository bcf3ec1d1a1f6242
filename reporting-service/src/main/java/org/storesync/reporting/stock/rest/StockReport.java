package org.storesync.reporting.stock.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageOf;
import org.storesync.reporting.answer.Decimals;
import org.storesync.reporting.stock.StockFigures.Figures;
import org.storesync.reporting.stock.domain.AsOf;
import org.storesync.reporting.stock.domain.StockPosition;
import org.storesync.reporting.stock.domain.StockRow.Known;

/** A page of stock, in the order of the ids of its keys. */
@RegisterForReflection
public record StockReport(
        @Schema(required = true, description = "value of everything in the query, not only of this page")
        String value,

        @Schema(required = true) Age asOf,
        @Schema(required = true) List<StockLine> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {

    /** How old the figures are. */
    @RegisterForReflection
    @Schema(name = "StockAge")
    public record Age(
            @Schema(required = true, description = "true: streams are being read again, figures are not whole")
            boolean rebuilding,

            @Schema(description = "when rows of the feed were last applied") @Nullable
            Instant appliedAt,

            @Schema(description = "when the sites' contacts were last read; absent: never yet") @Nullable
            Instant contactsReadAt,

            @Schema(
                    description =
                            "the last contact of the store that is silent for longest, of the stores in the query")
            @Nullable
            Instant oldestStoreAt,

            @Schema(required = true, description = "stores in the query that were never in contact")
            long storesNever,

            @Schema(
                    required = true,
                    description =
                            "stores of which central takes no stock: left out, unless the query has their id; at most 500")
            List<EndedStore> ended) {

        static Age from(AsOf asOf) {
            return new Age(
                    asOf.rebuilding(),
                    asOf.appliedAt(),
                    asOf.contactsReadAt(),
                    asOf.oldestStoreAt(),
                    asOf.storesNever(),
                    asOf.ended().stream().map(EndedStore::from).toList());
        }
    }

    /** A store whose figures ended. */
    @RegisterForReflection
    public record EndedStore(
            @Schema(required = true) String id,
            @Schema(required = true) String code,
            @Schema(required = true) String name,

            @Schema(required = true, description = "when the last of its stock arrived: its figures are not newer")
            Instant endedAt,

            @Schema(
                    required = true,
                    description =
                            "not-collected: central does not collect it; transactions-left-out: central takes no transactions of the dispensary; readers accept others")
            String reason,

            @Schema(
                    description =
                            "since when its transactions are left out of sync; absent: they are not, or central did not note when")
            @Nullable
            Instant transactionsLeftOutSince) {

        static EndedStore from(AsOf.Ended ended) {
            Known store = ended.store();
            return new EndedStore(
                    store.id(),
                    store.code(),
                    store.name(),
                    ended.endedAt(),
                    ended.ending().reason().wireName(),
                    ended.ending().leftOutSince());
        }
    }

    /** A page of at most {@code limit} rows, made from a list of up to one more. */
    static StockReport from(Figures oneMore, int limit) {
        PageOf<StockLine> page = PageOf.from(
                oneMore.rows(), limit, last -> Cursor.of(StockPosition.of(last).keys()), StockLine::from);
        return new StockReport(
                Decimals.plain(oneMore.value()), Age.from(oneMore.asOf()), page.items(), page.nextCursor());
    }
}

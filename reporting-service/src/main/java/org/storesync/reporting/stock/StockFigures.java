package org.storesync.reporting.stock;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.stock.domain.AsOf;
import org.storesync.reporting.stock.domain.StockPosition;
import org.storesync.reporting.stock.domain.StockQuery;
import org.storesync.reporting.stock.domain.StockRow;

/** Figures of stock. Each answer shows one moment. */
public interface StockFigures {
    /**
     * @param value of everything that was asked for, not only of this page
     * @param rows in the order of their keys
     */
    record Figures(AsOf asOf, BigDecimal value, List<StockRow> rows) {}

    /** At most {@code limit} rows after a position; null: from the first. */
    Figures page(StockQuery query, @Nullable StockPosition after, int limit);

    AsOf asOf(StockQuery query);

    /** A store in the query that nobody knows, because a mistyped id must not look like a store without stock. */
    Optional<String> unknownStore(StockQuery query);

    /** An item in the query that nobody knows. */
    Optional<String> unknownItem(StockQuery query);

    /** Hands over all rows, however many: first how old they are, then each row. */
    void each(StockQuery query, Consumer<AsOf> first, Consumer<StockRow> row);
}

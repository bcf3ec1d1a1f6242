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

/** Figures of stock; each answer is of one moment. */
public interface StockFigures {
    /**
     * @param value of all that was asked for, not of this page
     * @param rows in the order of their keys
     */
    record Figures(AsOf asOf, BigDecimal value, List<StockRow> rows) {}

    /** At most {@code limit} rows after a position; null: from the first. */
    Figures page(StockQuery query, @Nullable StockPosition after, int limit);

    AsOf asOf(StockQuery query);

    /** A store that is asked for and that nobody knows: a mistyped id must not read as a store without stock. */
    Optional<String> unknownStore(StockQuery query);

    /** Likewise an item. */
    Optional<String> unknownItem(StockQuery query);

    /** All rows one after the other, however many: first how old they are, then each. */
    void each(StockQuery query, Consumer<AsOf> first, Consumer<StockRow> row);
}

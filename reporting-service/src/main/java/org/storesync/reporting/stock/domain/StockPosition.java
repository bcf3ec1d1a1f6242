package org.storesync.reporting.stock.domain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storesync.reporting.stock.domain.StockRow.Batch;
import org.storesync.reporting.stock.domain.StockRow.Known;
import org.storesync.reporting.stock.domain.StockRow.OfStore;

/**
 * Where a page ends: the keys of its last row, in the order of the rows.
 *
 * @param keys as text; a missing date is {@code infinity}
 */
public record StockPosition(List<String> keys) {
    private static final String NO_DATE = "infinity";
    private static final int DIGITS_MAX = 64;

    public StockPosition {
        keys = List.copyOf(keys);
    }

    public static StockPosition of(StockRow row) {
        List<String> keys = new ArrayList<>();
        Known item = row.item();
        if (item != null) {
            keys.add(item.id());
        }
        OfStore store = row.store();
        if (store != null) {
            keys.add(store.store().id());
        }
        Known location = row.location();
        if (location != null) {
            keys.add(location.id());
        }
        Batch batch = row.batch();
        if (batch != null) {
            keys.add(batch.number());
            LocalDate expiry = batch.expiryDate();
            keys.add(expiry == null ? NO_DATE : expiry.toString());
            keys.add(batch.packSize().toPlainString());
        }
        return new StockPosition(keys);
    }

    /** The position that a cursor names; empty if these can't be the keys of a row of this query. */
    public static Optional<StockPosition> read(List<String> keys, StockQuery query) {
        boolean batch = query.by(Dimension.BATCH);
        int count = query.keys().size() + (batch ? 2 : 0);
        boolean fits = keys.size() == count && (!batch || isDate(keys.get(count - 2)) && isNumber(keys.get(count - 1)));
        return fits ? Optional.of(new StockPosition(keys)) : Optional.empty();
    }

    private static boolean isDate(String text) {
        if (text.equals(NO_DATE)) {
            return true;
        }
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.precision() <= DIGITS_MAX && Math.abs((long) number.scale()) <= DIGITS_MAX;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

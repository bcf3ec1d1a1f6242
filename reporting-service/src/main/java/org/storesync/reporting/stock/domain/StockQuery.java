package org.storesync.reporting.stock.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which stock, and how it is grouped. An empty list asks for all.
 *
 * @param keys the keys asked for and those they need: a location is a place in a store, a batch is a batch of an item
 * @param batches batch numbers
 */
public record StockQuery(
        Set<Dimension> keys, List<String> stores, List<String> items, List<String> locations, List<String> batches) {

    public StockQuery {
        EnumSet<Dimension> whole = EnumSet.copyOf(keys);
        if (whole.contains(Dimension.LOCATION)) {
            whole.add(Dimension.STORE);
        }
        if (whole.contains(Dimension.BATCH)) {
            whole.add(Dimension.ITEM);
        }
        keys = Collections.unmodifiableSet(whole);
        stores = List.copyOf(stores);
        items = List.copyOf(items);
        locations = List.copyOf(locations);
        batches = List.copyOf(batches);
    }

    /** All stock of these stores. */
    public static StockQuery of(Collection<Dimension> keys, List<String> stores) {
        return new StockQuery(EnumSet.copyOf(keys), stores, List.of(), List.of(), List.of());
    }

    public boolean by(Dimension key) {
        return keys.contains(key);
    }

    /** True if only the lines can answer it, because the sums have no locations and batches. */
    public boolean ofLines() {
        return by(Dimension.LOCATION) || by(Dimension.BATCH) || !locations.isEmpty() || !batches.isEmpty();
    }

    /** True if units can be added up: those of one item can, tablets and vials can't. */
    public boolean inUnits() {
        return by(Dimension.ITEM) || items.size() == 1;
    }
}

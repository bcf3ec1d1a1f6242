package org.storesync.local.demo.activity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Store;
import org.storesync.local.demo.Supplier;
import org.storesync.local.demo.activity.Depot.Arrival;

/** Buys from suppliers outside the country's supply chain. */
final class Purchasing {
    private Purchasing() {}

    /**
     * When a store buys an item and how much, in months of use. The central store buys for the country, five months ahead. Other stores buy
     * only what their supplier does not have.
     */
    record Policy(double least, double most) {
        static Policy of(Store store) {
            return store.suppliedBy().isEmpty() ? new Policy(2.5, 5) : new Policy(0.4, 1.2);
        }
    }

    /** The packs that are due at a supplier. */
    static Map<Item, Long> due(Depot depot, Supplier supplier, Map<Item, Long> incoming, LocalDate day) {
        Policy policy = Policy.of(depot.store());
        Map<Item, Long> due = new LinkedHashMap<>();
        for (Item item : depot.range()) {
            long coming = incoming.getOrDefault(item, 0L);
            if (supplier.sells(item) && depot.months(item, coming, day) < policy.least()) {
                double units = policy.most() * depot.demand().monthly(item)
                        - depot.shelves().onHand(item, day)
                        - coming;
                due.put(item, Math.max(1, Math.round(units / item.packSize())));
            }
        }
        return due;
    }

    /** A delivery of this many packs: in one batch or two, at a price that varies a little. */
    static List<Arrival> delivery(Supplier supplier, Item item, long packs, LocalDate day, SplittableRandom random) {
        BigDecimal price = item.price()
                .multiply(BigDecimal.valueOf(random.nextInt(94, 107)))
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
        long first = packs > 20 && random.nextInt(3) == 0 ? packs * 2 / 3 : packs;
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.add(new Arrival(
                item, batch(item, supplier.nameId(), day, random, 0.7), item.packSize(), price, first, null));
        if (first < packs) {
            arrivals.add(new Arrival(
                    item,
                    batch(item, supplier.nameId(), day, random, 0.8),
                    item.packSize(),
                    price,
                    packs - first,
                    null));
        }
        return arrivals;
    }

    /** A batch with at least this share of its shelf life left. */
    static StockLine.Batch batch(
            Item item, String supplierNameId, LocalDate day, SplittableRandom random, double freshness) {
        double share = random.nextDouble(freshness, 1);
        LocalDate expiry = day.plusDays(Math.round(item.shelfMonths() * 30.4 * share))
                .withDayOfMonth(1)
                .plusMonths(1)
                .minusDays(1);
        String letters = "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26));
        return new StockLine.Batch(letters + random.nextInt(10_000, 99_999), expiry, supplierNameId);
    }
}

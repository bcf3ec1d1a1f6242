package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Outlet;
import org.storesync.local.demo.Store;

/** What the customers of a store need: by item and month for planning, and line by line for one document. */
final class Demand {
    private final Map<Item, Double> monthly = new HashMap<>();
    private final List<OutletDemand> outlets = new ArrayList<>();

    private Demand() {}

    /** The needs of a store's own outlets and of the stores that it supplies, down the whole chain. */
    static Demand of(DemoCountry country, Store store) {
        Demand demand = new Demand();
        for (Outlet outlet : country.outlets()) {
            if (outlet.store().equals(store.code())) {
                OutletDemand needs = new OutletDemand(outlet, store, country.range(store));
                demand.outlets.add(needs);
                needs.addTo(demand.monthly);
            }
        }
        for (Store customer : country.stores()) {
            if (customer.suppliedBy().equals(store.code())) {
                of(country, customer).monthly.forEach((item, units) -> demand.monthly.merge(item, units, Double::sum));
            }
        }
        return demand;
    }

    /** Units in a month of an average season. */
    double monthly(Item item) {
        return monthly.getOrDefault(item, 0.0);
    }

    List<OutletDemand> outlets() {
        return outlets;
    }

    /** Some units of an item. */
    record Want(Item item, long units) {}

    /** One outlet: how often each item is on its documents, and how much of it. */
    static final class OutletDemand {
        private final Outlet outlet;
        private final List<Item> items;
        private final Map<Item, Double> unitsPerLine = new HashMap<>();
        private final double weights;

        OutletDemand(Outlet outlet, Store store, List<Item> range) {
            this.outlet = outlet;
            this.items = range.stream().filter(outlet::takes).toList();
            this.weights =
                    items.stream().mapToDouble(item -> item.use().weight()).sum();
            for (Item item : items) {
                double needed = item.use().unitsPer10k() * outlet.population() / 10_000.0;
                double least = store.packToOne() ? 1 : item.packSize();
                unitsPerLine.put(item, Math.max(least, needed / linesAMonth(item)));
            }
        }

        Outlet outlet() {
            return outlet;
        }

        private double linesAMonth(Item item) {
            return outlet.documents() * outlet.lines() * item.use().weight() / weights;
        }

        private void addTo(Map<Item, Double> monthly) {
            unitsPerLine.forEach((item, units) -> monthly.merge(item, units * linesAMonth(item), Double::sum));
        }

        /** The lines of one document on a day. No item comes twice. */
        List<Want> pick(SplittableRandom random, LocalDate day) {
            int lines = Math.min(items.size(), Math.max(1, outlet.lines() + random.nextInt(-2, 3)));
            Set<Item> picked = new HashSet<>();
            List<Want> wants = new ArrayList<>();
            while (wants.size() < lines) {
                Item item = pickItem(random);
                if (picked.add(item)) {
                    double season = item.season().factor(day.getDayOfYear());
                    double units = unitsPerLine.getOrDefault(item, 1.0) * season * random.nextDouble(0.5, 1.5);
                    wants.add(new Want(item, Math.max(1, Math.round(units))));
                }
            }
            return wants;
        }

        private Item pickItem(SplittableRandom random) {
            double left = random.nextDouble(weights);
            for (Item item : items) {
                left -= item.use().weight();
                if (left < 0) {
                    return item;
                }
            }
            return items.getLast();
        }
    }
}

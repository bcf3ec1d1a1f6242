package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Store;
import org.storesync.local.demo.activity.Transaction.Line;

/** Stocktakes: the first one, which brings a store's stock into the system, and the count at the end of each month. */
final class Counting {
    private static final int LINES_AT_MOST = 60;

    private final Depot depot;
    private final SplittableRandom random;

    Counting(Depot depot, SplittableRandom random) {
        this.depot = depot;
        this.random = random;
    }

    /** The first stocktake: up to {@code months} of use of most items, a few missing altogether. */
    void opening(DemoCountry country, LocalDate day, double months) {
        List<Stocktake.Line> counted = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        int number = depot.nextNumber("Stock_take");
        for (Item item : depot.range()) {
            if (random.nextInt(100) < 4) {
                continue;
            }
            long packs = Math.round(depot.demand().monthly(item) * random.nextDouble(0.1, months) / item.packSize());
            long left = Math.max(1, packs);
            String nameId = sourceOf(country, item);
            while (left > 0) {
                long part = left > 10 && random.nextInt(3) == 0 ? left / 2 : left;
                StockLine.Batch batch = Purchasing.batch(item, nameId, day, random, 0.04);
                StockLine stock = depot.shelve(
                        new Depot.Arrival(item, batch, item.packSize(), item.price(), part, null),
                        "Stock_take/" + number + '/' + counted.size());
                counted.add(line(number, counted.size(), stock, 0, stock.packs(), null));
                added.add(new Line("", stock, "stock_in", stock.packs(), null));
                left -= part;
            }
        }
        String additions = depot.adjust("si", added, day, "Opening stock");
        write(number, "Opening stock", day, true, additions, null, counted);
    }

    /** The monthly count of some lines and all expired ones. Differences become adjustments. */
    void monthly(LocalDate day) {
        List<Stocktake.Line> counted = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        List<Line> removed = new ArrayList<>();
        int number = depot.nextNumber("Stock_take");
        for (StockLine stock :
                depot.shelves().all().filter(line -> line.packs() > 0).toList()) {
            boolean expired = !stock.usable(day);
            if (counted.size() >= LINES_AT_MOST || (!expired && random.nextInt(100) >= 14)) {
                continue;
            }
            long expected = stock.packs();
            long found = expired ? 0 : found(expected);
            String reason = expired ? "EXPIRED" : found < expected ? "LOST" : found > expected ? "FOUND" : null;
            counted.add(line(number, counted.size(), stock, expected, found, reason));
            if (found != expected) {
                stock.move(found - expected);
                boolean more = found > expected;
                (more ? added : removed)
                        .add(new Line("", stock, more ? "stock_in" : "stock_out", Math.abs(found - expected), reason));
            }
        }
        if (!counted.isEmpty()) {
            String additions = added.isEmpty() ? null : depot.adjust("si", added, day, "Stocktake " + number);
            String reductions = removed.isEmpty() ? null : depot.adjust("sc", removed, day, "Stocktake " + number);
            write(number, "Monthly count", day, false, additions, reductions, counted);
        }
    }

    private long found(long expected) {
        int chance = random.nextInt(100);
        long difference = Math.max(1, expected * random.nextInt(1, 6) / 100);
        return chance < 10 ? Math.max(0, expected - difference) : chance < 15 ? expected + difference : expected;
    }

    private Stocktake.Line line(
            int number, int line, StockLine stock, long expected, long found, @Nullable String reason) {
        return new Stocktake.Line(
                depot.id("Stock_take_lines", "Stock_take/" + number + '/' + line), stock, expected, found, reason);
    }

    private void write(
            int number,
            String description,
            LocalDate day,
            boolean initial,
            @Nullable String additions,
            @Nullable String reductions,
            List<Stocktake.Line> lines) {
        String id = depot.id("Stock_take", "Stock_take/" + number);
        depot.journal()
                .stocktake(new Stocktake(
                        id, number, description, day, depot.nextTime(), initial, additions, reductions, lines));
    }

    private String sourceOf(DemoCountry country, Item item) {
        Store store = depot.store();
        if (!store.suppliedBy().isEmpty()) {
            return country.store(store.suppliedBy()).nameId();
        }
        return country.suppliersOf(store).stream()
                .filter(supplier -> supplier.sells(item))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no supplier sells " + item.name() + " to " + store.name()))
                .nameId();
    }
}

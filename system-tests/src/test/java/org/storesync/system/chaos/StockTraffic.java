package org.storesync.system.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Sight;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;

/**
 * Makes a store's documents together with the stock that they move, in figures as people type them: fractions of packs, prices with a few
 * decimals, counts below zero, lines without a location or an expiry date.
 */
public final class StockTraffic {
    private static final List<String> PACKS =
            List.of("0", "1", "12", "12.5", "0.375", "1000", "33.3333", "-2.25", "7.0");
    private static final List<String> PACK_SIZES = List.of("1", "10", "10.0", "100", "2.5", "28");
    private static final List<String> PRICES = List.of("0", "1", "0.333", "12.99", "0.0001", "149.5", "7.10");
    private static final List<String> BATCHES = List.of("", "A-100", "B/7", "Lot 3", "b-é");
    private static final List<String> EXPIRIES = List.of("", "2027-03-31", "2028-02-29", "2030-12-01");
    private static final int LOCATIONS = 3;
    private static final int LINES_MAX = 4;

    private final Store store;
    private final List<String> items;
    private final Random random;
    private final List<String> locations = new ArrayList<>();
    private final List<String> stock = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private long count;

    /** @param items ids of the items on its shelves */
    public StockTraffic(Store store, List<String> items, Random random) {
        this.store = store;
        this.items = items;
        this.random = random;
    }

    public Store store() {
        return store;
    }

    /** The store's shelves, which are pushed before anything else. */
    public List<Change> shelves() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < LOCATIONS; i++) {
            String id = id();
            locations.add(id);
            changes.add(Bodies.location(id, store.id(), note()));
        }
        return changes;
    }

    /** A document with its lines, each beside the stock that it moves. Sometimes an older document or stock line is deleted. */
    public List<Change> document() {
        String id = id();
        documents.add(id);
        List<Change> changes = new ArrayList<>();
        changes.add(Bodies.trade(id, store.id(), random.nextBoolean() ? "ci" : "si", "nobody-" + id(), note()));
        for (int line = random.nextInt(LINES_MAX); line >= 0; line--) {
            changes.add(stockLine(id()));
            changes.add(Bodies.invoiceLine(id(), id, note()));
        }
        if (!stock.isEmpty() && random.nextInt(4) == 0) {
            changes.add(stockLine(pick(stock)));
        }
        if (!stock.isEmpty() && random.nextInt(8) == 0) {
            changes.add(Change.delete("item_line", stock.remove(random.nextInt(stock.size()))));
        }
        if (random.nextInt(20) == 0) {
            changes.add(Change.delete("transact", documents.remove(random.nextInt(documents.size()))));
        }
        return changes;
    }

    private Change stockLine(String id) {
        if (!stock.contains(id)) {
            stock.add(id);
        }
        String location = random.nextInt(4) == 0 ? "" : pick(locations);
        return Bodies.shelfStock(
                id,
                store.id(),
                "\"item_ID\":\"" + pick(items) + "\",\"location_ID\":\"" + location + "\",\"batch\":\"" + pick(BATCHES)
                        + "\",\"expiry_date\":\"" + pick(EXPIRIES) + "\",\"pack_size\":" + pick(PACK_SIZES)
                        + ",\"quantity\":" + pick(PACKS) + ",\"cost_price\":" + pick(PRICES),
                note());
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String id() {
        return Bodies.id(random);
    }

    private String note() {
        return "n" + count++ + " " + Sight.mark(store);
    }
}

package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.storesync.local.demo.Item;

/** The stock lines of one store, by item. The batch that expires first is used first. */
final class Shelves {
    private final Map<Item, List<StockLine>> lines = new LinkedHashMap<>();

    void put(StockLine line) {
        List<StockLine> batches = lines.computeIfAbsent(line.item(), item -> new ArrayList<>());
        // Used-up batches of several years would make every look at the shelf slow.
        batches.removeIf(old -> old.packs() == 0);
        batches.add(line);
    }

    Stream<StockLine> all() {
        return lines.values().stream().flatMap(List::stream);
    }

    List<StockLine> usable(Item item, LocalDate day) {
        return lines.getOrDefault(item, List.of()).stream()
                .filter(line -> line.usable(day))
                .sorted(Comparator.comparing(line -> line.batch().expiry()))
                .toList();
    }

    /** Units that may be used on a day. */
    long onHand(Item item, LocalDate day) {
        return lines.getOrDefault(item, List.of()).stream()
                .filter(line -> line.usable(day))
                .mapToLong(StockLine::units)
                .sum();
    }

    /** Packs of one batch, taken from its line. */
    record Taken(StockLine line, long packs) {}

    /** Takes up to this many units, in whole packs; fewer or none if the store has run out. */
    List<Taken> take(Item item, long units, LocalDate day) {
        List<Taken> taken = new ArrayList<>();
        long left = units;
        for (StockLine line : usable(item, day)) {
            if (left <= 0) {
                break;
            }
            long packs = Math.min(line.packs(), Math.ceilDiv(left, line.packSize()));
            line.move(-packs);
            taken.add(new Taken(line, packs));
            left -= packs * line.packSize();
        }
        return taken;
    }
}

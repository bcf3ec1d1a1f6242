package org.storesync.local.demo.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoIds;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Place;
import org.storesync.local.demo.Store;
import org.storesync.local.demo.activity.Demand.Want;
import org.storesync.local.demo.activity.Transaction.Line;
import org.storesync.local.demo.activity.Transaction.Links;
import org.storesync.model.DerivedId;
import org.storesync.model.SiteKind;

/** A store at work: it moves its stock, numbers its documents, and hands both to its journal. */
final class Depot {
    private static final LocalTime OPENING = LocalTime.of(7, 30);

    private final Store store;
    private final String source;
    private final boolean mobile;
    private final Journal journal;
    private final List<Item> range;
    private final List<Place> places;
    private final Demand demand;
    private final Shelves shelves = new Shelves();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int documents;

    /**
     * @param source begins the key of every id made here, so that two generators never make the same id
     * @param kept whether the records are wanted
     */
    Depot(DemoCountry country, Store store, String source, boolean kept) {
        this.store = store;
        this.source = source;
        this.mobile = country.site(store.site()).kind() == SiteKind.MOBILE;
        this.journal = new Journal(new StockBodies(store, country.user(store)), kept);
        this.range = country.range(store);
        this.places = country.places(store);
        this.demand = Demand.of(country, store);
    }

    Store store() {
        return store;
    }

    List<Item> range() {
        return range;
    }

    Demand demand() {
        return demand;
    }

    Shelves shelves() {
        return shelves;
    }

    Journal journal() {
        return journal;
    }

    /**
     * For how many months of average use the stock on the shelf lasts, including deliveries on their way; a high number for an item that
     * nobody uses.
     */
    double months(Item item, long incoming, LocalDate day) {
        double monthly = demand.monthly(item);
        return monthly == 0 ? 99 : (shelves.onHand(item, day) + incoming) / monthly;
    }

    /** The highest number of a kind that was given so far. The next document gets the next number. */
    void numbered(String kind, int number) {
        numbers.merge(kind, number, Math::max);
    }

    int nextNumber(String kind) {
        return numbers.merge(kind, 1, Integer::sum);
    }

    String id(String kind, String key) {
        String full = source + '/' + store.code() + '/' + key;
        return mobile ? DemoIds.dashed(kind, full) : DemoIds.hex(kind, full);
    }

    LocalTime nextTime() {
        return OPENING.plusMinutes(4L * (documents++ % 120));
    }

    /** The places of the store, from locations.csv. */
    void writePlaces() {
        places.forEach(journal::place);
    }

    /** Issues as much of the wanted goods as there is. If there is nothing to issue, it makes no document. */
    Optional<Transaction> issue(String nameId, String status, List<Want> wants, LocalDate day, Links links) {
        List<Shelves.Taken> taken = new ArrayList<>();
        wants.forEach(want -> taken.addAll(shelves.take(want.item(), want.units(), day)));
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        int number = nextNumber("transact");
        List<Line> lines = new ArrayList<>();
        for (Shelves.Taken part : taken) {
            lines.add(new Line(lineId(number, lines.size()), part.line(), "stock_out", part.packs(), null));
            journal.moved(part.line());
        }
        return Optional.of(document(number, "ci", mode(), nameId, status, day, links, lines));
    }

    /**
     * Goods that arrive: packs of one batch.
     *
     * @param sentAs line of another store's shipment for which a document is written; null for none
     */
    record Arrival(
            Item item,
            StockLine.Batch batch,
            int packSize,
            BigDecimal price,
            long packs,
            @Nullable String sentAs) {}

    /**
     * Puts a delivery on the shelf, each batch as a separate line. Goods from another store get the ids that central would give its half.
     */
    Transaction receive(String nameId, List<Arrival> arrivals, LocalDate day, Links links) {
        int number = nextNumber("transact");
        List<Line> lines = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            StockLine stock = shelve(arrival, "transact/" + number + '/' + lines.size());
            String id = arrival.sentAs() == null
                    ? lineId(number, lines.size())
                    : DerivedId.of(
                            arrival.sentAs(),
                            DerivedId.SUPPLIER_INVOICE_LINE,
                            store.id().value());
            lines.add(new Line(id, stock, "stock_in", stock.packs(), null, arrival.sentAs()));
        }
        return document(number, "si", "store", nameId, "fn", day, links, lines);
    }

    /**
     * Accepts a half that central made for another store's shipment: puts its goods on the shelf and closes it.
     *
     * @param lines its lines, each with the goods that it brings
     */
    void accept(ObjectNode half, Map<ObjectNode, Arrival> lines, @Nullable String requestId, LocalDate day) {
        lines.forEach((line, arrival) -> journal.acceptedLine(
                line, shelve(arrival, "half/" + line.path("ID").asText())));
        journal.accepted(half, requestId, day, nextTime());
    }

    /** A new stock line, in single units if the store counts those. */
    StockLine shelve(Arrival arrival, String key) {
        boolean toOne = store.packToOne();
        BigDecimal price = toOne
                ? arrival.price().divide(BigDecimal.valueOf(arrival.packSize()), 5, RoundingMode.HALF_UP)
                : arrival.price();
        long packs = toOne ? arrival.packs() * arrival.packSize() : arrival.packs();
        int packSize = toOne ? 1 : arrival.packSize();
        StockLine line = new StockLine(
                id("item_line", key),
                arrival.item(),
                arrival.batch(),
                packSize,
                price,
                place(arrival.item()),
                null,
                packs);
        shelves.put(line);
        journal.moved(line);
        return line;
    }

    /** A document that somebody began and will not finish: it has planned lines, and no stock moves. */
    Transaction draft(String nameId, List<Want> wants, LocalDate day) {
        int number = nextNumber("transact");
        List<Line> lines = new ArrayList<>();
        for (Want want : wants) {
            shelves.usable(want.item(), day).stream()
                    .limit(1)
                    .forEach(stock -> lines.add(new Line(lineId(number, lines.size()), stock, "placeholder", 1, null)));
        }
        Transaction draft = new Transaction(
                id("transact", "transact/" + number),
                "ci",
                mode(),
                number,
                nameId,
                "sg",
                day,
                nextTime(),
                null,
                null,
                Links.NONE,
                lines);
        journal.document(draft);
        return draft;
    }

    /** An inventory adjustment, which adds or takes away packs of known lines. */
    String adjust(String type, List<Line> lines, LocalDate day, String comment) {
        int number = nextNumber("transact");
        List<Line> numbered = new ArrayList<>();
        for (Line line : lines) {
            numbered.add(new Line(
                    lineId(number, numbered.size()),
                    line.stock(),
                    line.type(),
                    line.packs(),
                    line.reason(),
                    line.sentAs()));
            journal.moved(line.stock());
        }
        return document(
                        number,
                        type,
                        "store",
                        DemoIds.hex("name", "invad"),
                        "fn",
                        day,
                        Links.comment(comment),
                        numbered)
                .id();
    }

    private Transaction document(
            int number,
            String type,
            String mode,
            String nameId,
            String status,
            LocalDate day,
            Links links,
            List<Line> lines) {
        String source = links.transactionId();
        Transaction document = new Transaction(
                source == null
                        ? id("transact", "transact/" + number)
                        : DerivedId.of(
                                source, DerivedId.SUPPLIER_INVOICE, store.id().value()),
                type,
                mode,
                number,
                nameId,
                status,
                day,
                nextTime(),
                day,
                status.equals("fn") ? day : null,
                links,
                lines);
        journal.document(document);
        return document;
    }

    private String mode() {
        return store.dispenses() ? "dispensary" : "store";
    }

    private String lineId(int number, int line) {
        return id("trans_line", "transact/" + number + '/' + line);
    }

    private @Nullable String place(Item item) {
        List<Place> fitting = places.stream()
                .filter(place -> place.storage().equals(item.storage()))
                .toList();
        return fitting.isEmpty()
                ? null
                : fitting.get(Math.floorMod(item.code().hashCode(), fitting.size()))
                        .id();
    }
}

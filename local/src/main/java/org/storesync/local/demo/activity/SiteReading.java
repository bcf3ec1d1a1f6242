package org.storesync.local.demo.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Store;
import org.storesync.local.demo.activity.Request.Ask;

/** Reads a site's records once: turns bodies back into stock lines, documents and requests. */
final class SiteReading {
    private final SiteState state;
    private final Map<String, Item> items = new HashMap<>();
    private final List<ObjectNode> transactions;
    private final List<ObjectNode> requisitions;

    SiteReading(DemoCountry country, SiteState state) {
        this.state = state;
        country.items().forEach(item -> items.put(item.id(), item));
        this.transactions = all("transact");
        this.requisitions = all("requisition");
    }

    /** Fills a depot's shelves, and tells it the numbers that it has given. Lines on hold or in broken packs are left alone. */
    void restore(Depot depot) {
        for (ObjectNode record :
                read("item_line", "store_ID", depot.store().id().value())) {
            Item item = items.get(text(record, "item_ID"));
            if (item != null && countable(record)) {
                long packs = record.path("quantity").asLong();
                depot.shelves().put(stockLine(record, text(record, "ID"), item, packs, record));
            }
        }
        number(depot, transactions, "transact", "invoice_num");
        number(depot, requisitions, "requisition", "serial_number");
    }

    private static void number(Depot depot, List<ObjectNode> documents, String kind, String field) {
        documents.stream()
                .filter(document -> is(document, "store_ID", depot.store().id().value()))
                .forEach(document -> depot.numbered(kind, document.path(field).asInt()));
    }

    /** A store's own documents of a type and status, oldest first. */
    List<ObjectNode> own(Store store, boolean orders, String type, String status) {
        return (orders ? requisitions : transactions)
                .stream()
                        .filter(document -> is(document, "store_ID", store.id().value()))
                        .filter(document -> is(document, "type", type) && is(document, "status", status))
                        .sorted(Comparator.comparing(document -> text(document, "ID")))
                        .toList();
    }

    /** Halves that central made for shipments of others, which the store has numbered but not accepted yet. */
    List<ObjectNode> arrivalsAt(Store store) {
        return own(store, false, "si", "nw").stream()
                .filter(half -> !text(half, "linked_transaction_id").isEmpty()
                        && half.path("invoice_num").asInt() > 0)
                .toList();
    }

    /** The lines of such a half, each with the goods that it brings; empty while some lines have not arrived yet. */
    Map<ObjectNode, Depot.Arrival> arrival(ObjectNode half) {
        Map<ObjectNode, Depot.Arrival> arrivals = new LinkedHashMap<>();
        BigDecimal value = BigDecimal.ZERO;
        for (ObjectNode line : read("trans_line", "transaction_ID", text(half, "ID"))) {
            value = value.add(line.path("price_extension").decimalValue());
            Item item = items.get(text(line, "item_ID"));
            if (item != null) {
                arrivals.put(line, arrival(half, line, item));
            }
        }
        boolean complete = half.path("subtotal").decimalValue().compareTo(value) == 0;
        return complete ? arrivals : Map.of();
    }

    private static Depot.Arrival arrival(ObjectNode half, ObjectNode line, Item item) {
        return new Depot.Arrival(
                item,
                new StockLine.Batch(text(line, "batch"), date(line, "expiry_date"), text(half, "name_ID")),
                Math.max(1, line.path("pack_size").asInt()),
                line.path("cost_price").decimalValue(),
                line.path("quantity").asLong(),
                null);
    }

    /** Sent requests addressed to a store that it has not answered. */
    List<ObjectNode> requestsTo(Store store) {
        return requisitions.stream()
                .filter(document -> is(document, "type", "request")
                        && is(document, "status", "fn")
                        && is(document, "name_ID", store.nameId()))
                .filter(document -> requisitions.stream()
                        .noneMatch(own -> is(own, "linked_requisition_id", text(document, "ID"))
                                && is(own, "store_ID", store.id().value())))
                .sorted(Comparator.comparing(document -> text(document, "ID")))
                .toList();
    }

    /** The request that a half's shipment answers; null if this site does not hold both. */
    @Nullable
    String requestOf(ObjectNode half) {
        String source = text(half, "linked_transaction_id");
        String response = transactions.stream()
                .filter(document -> is(document, "ID", source))
                .map(document -> text(document, "requisition_ID"))
                .findFirst()
                .orElse("");
        return requisitions.stream()
                .filter(document -> !response.isEmpty() && is(document, "ID", response))
                .map(document -> text(document, "linked_requisition_id"))
                .findFirst()
                .orElse(null);
    }

    /** Units that a store asked for since a day and has not received. */
    Map<Item, Long> incoming(Store store, LocalDate since) {
        Map<Item, Long> incoming = new HashMap<>();
        for (ObjectNode request : own(store, true, "request", "fn")) {
            boolean received =
                    transactions.stream().anyMatch(document -> is(document, "requisition_ID", text(request, "ID")));
            if (!received && !date(request, "date_entered").isBefore(since)) {
                request(request).asks().forEach(ask -> incoming.merge(ask.item(), ask.units(), Long::sum));
            }
        }
        return incoming;
    }

    /** A request with its lines. */
    Request request(ObjectNode document) {
        String id = text(document, "ID");
        List<Ask> asks = new ArrayList<>();
        for (ObjectNode line : read("requisition_line", "requisition_ID", id)) {
            Item item = items.get(text(line, "item_ID"));
            if (item != null) {
                long units = line.path("Cust_stock_order").asLong();
                long monthly = Math.round(line.path("daily_usage").asDouble() * 30);
                asks.add(new Ask(
                        text(line, "ID"),
                        item,
                        units,
                        line.path("stock_on_hand").asLong(),
                        monthly,
                        0));
            }
        }
        return new Request(
                id,
                "request",
                document.path("serial_number").asInt(),
                text(document, "name_ID"),
                text(document, "status"),
                date(document, "date_entered"),
                null,
                null,
                asks);
    }

    private static boolean countable(ObjectNode record) {
        BigDecimal packs = record.path("quantity").decimalValue();
        boolean whole = packs.signum() > 0 && packs.stripTrailingZeros().scale() <= 0;
        return whole
                && record.path("pack_size").asInt() > 0
                && !record.path("hold").asBoolean();
    }

    private StockLine stockLine(ObjectNode record, String id, Item item, long packs, @Nullable ObjectNode stored) {
        StockLine.Batch batch = new StockLine.Batch(text(record, "batch"), date(record, "expiry_date"), null);
        int packSize = Math.max(1, record.path("pack_size").asInt());
        JsonNode location = record.path("location_ID");
        String locationId = location.isTextual() ? location.asText() : null;
        return new StockLine(
                id, item, batch, packSize, record.path("sell_price").decimalValue(), locationId, stored, packs);
    }

    /** The records whose field has this value. */
    private List<ObjectNode> read(String type, String field, String value) {
        try (Stream<byte[]> bodies = state.bodies(type)) {
            // The text is searched first, because most bodies do not match, and parsing them is slow.
            return bodies.filter(body -> new String(body, StandardCharsets.UTF_8).contains(value))
                    .map(Body::read)
                    .filter(record -> is(record, field, value))
                    .toList();
        }
    }

    private List<ObjectNode> all(String type) {
        try (Stream<byte[]> bodies = state.bodies(type)) {
            return bodies.map(Body::read).toList();
        }
    }

    private static boolean is(JsonNode record, String field, String value) {
        return value.equals(record.path(field).asText());
    }

    private static String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isTextual() ? value.asText() : "";
    }

    /** A date of the record. A missing one is far in the future, so that a batch without expiry date stays usable. */
    private static LocalDate date(JsonNode record, String field) {
        String text = text(record, field);
        return text.length() < 10 ? LocalDate.of(9999, 12, 31) : LocalDate.parse(text.substring(0, 10));
    }
}

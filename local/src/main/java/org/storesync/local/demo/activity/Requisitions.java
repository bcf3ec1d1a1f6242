package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Store;
import org.storesync.local.demo.activity.Demand.Want;
import org.storesync.local.demo.activity.Request.Ask;
import org.storesync.local.demo.activity.Transaction.Line;
import org.storesync.local.demo.activity.Transaction.Links;

/** Orders along the supply chain: a store asks, its supplier answers with a shipment, the shipment arrives. */
final class Requisitions {
    private Requisitions() {}

    /** How often a store orders, in workdays; when it orders an item and how much, in months of use; and how many items at most. */
    record Policy(int cycle, double least, double most, int lines) {
        static Policy of(Store store) {
            return switch (store.role()) {
                case "district" -> new Policy(10, 1.5, 3, 60);
                case "dispensary" -> new Policy(5, 0.7, 1.4, 40);
                default -> new Policy(20, 1.4, 2.8, 70);
            };
        }
    }

    /** Asks for what runs low, the most urgent first; empty if nothing does. */
    static Optional<Request> ask(Depot depot, Store supplier, Policy policy, Map<Item, Long> incoming, LocalDate day) {
        Comparator<Item> urgency =
                Comparator.comparingDouble(item -> depot.months(item, incoming.getOrDefault(item, 0L), day));
        List<Item> low = depot.range().stream()
                .filter(item -> depot.months(item, incoming.getOrDefault(item, 0L), day) < policy.least())
                .sorted(urgency)
                .limit(policy.lines())
                .toList();
        if (low.isEmpty()) {
            return Optional.empty();
        }
        int number = depot.nextNumber("requisition");
        List<Ask> asks = new ArrayList<>();
        for (Item item : low) {
            double monthly = depot.demand().monthly(item);
            long onHand = depot.shelves().onHand(item, day);
            long missing = Math.round(policy.most() * monthly) - onHand - incoming.getOrDefault(item, 0L);
            long units = Math.ceilDiv(Math.max(1, missing), item.packSize()) * item.packSize();
            asks.add(new Ask(lineId(depot, number, asks.size()), item, units, onHand, Math.round(monthly), 0));
        }
        Request request = new Request(
                depot.id("requisition", "requisition/" + number),
                "request",
                number,
                supplier.nameId(),
                "sg",
                day,
                null,
                null,
                asks);
        depot.journal().request(request);
        return Optional.of(request);
    }

    /** The supplier's answer, and the shipment if there was something to send. */
    record Answer(Request response, Optional<Transaction> shipment) {}

    /**
     * Answers a request as far as there is stock. An item that runs low at the supplier is shared between the stores.
     *
     * @param status of the shipment: cn packed, fn on its way
     */
    static Answer answer(Depot supplier, Store customer, Request request, String status, LocalDate day) {
        int number = supplier.nextNumber("requisition");
        String responseId = supplier.id("requisition", "requisition/" + number);
        List<Want> wants = new ArrayList<>();
        for (Ask ask : request.asks()) {
            boolean scarce = supplier.months(ask.item(), 0, day) < 1;
            wants.add(new Want(ask.item(), scarce ? Math.ceilDiv(ask.units(), 2) : ask.units()));
        }
        Links links = new Links("Requisition " + request.number(), null, null, responseId);
        Optional<Transaction> shipment = supplier.issue(customer.nameId(), status, wants, day, links);
        List<Ask> answered = new ArrayList<>();
        for (Ask ask : request.asks()) {
            long supplied = shipment.map(Transaction::lines).orElse(List.of()).stream()
                    .filter(line -> line.stock().item().equals(ask.item()))
                    .mapToLong(line -> line.packs() * line.stock().packSize())
                    .sum();
            String id = lineId(supplier, number, answered.size());
            answered.add(new Ask(id, ask.item(), ask.units(), ask.onHand(), ask.monthly(), supplied));
        }
        String theirRef = "From internal order " + request.number();
        Request response = new Request(
                responseId, "response", number, customer.nameId(), "fn", day, theirRef, request.id(), answered);
        supplier.journal().request(response);
        return new Answer(response, shipment);
    }

    /** A shipment as it arrives at the other store. */
    static Transaction arrive(
            Depot customer, Store supplier, Transaction shipment, @Nullable String requestId, LocalDate day) {
        List<Depot.Arrival> arrivals = new ArrayList<>();
        for (Line line : shipment.lines()) {
            StockLine stock = line.stock();
            StockLine.Batch batch =
                    new StockLine.Batch(stock.batch().number(), stock.batch().expiry(), supplier.nameId());
            arrivals.add(
                    new Depot.Arrival(stock.item(), batch, stock.packSize(), stock.price(), line.packs(), line.id()));
        }
        Links links =
                new Links("From invoice number: " + shipment.number(), "Stock transfer", shipment.id(), requestId);
        return customer.receive(supplier.nameId(), arrivals, day, links);
    }

    private static String lineId(Depot depot, int number, int line) {
        return depot.id("requisition_line", "requisition/" + number + '/' + line);
    }
}

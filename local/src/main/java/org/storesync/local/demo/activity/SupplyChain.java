package org.storesync.local.demo.activity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Store;
import org.storesync.local.demo.Supplier;
import org.storesync.local.demo.activity.Demand.OutletDemand;
import org.storesync.local.demo.activity.Demand.Want;
import org.storesync.local.demo.activity.Transaction.Links;

/** All stores of the country, played day by day. Suppliers work before the stores that they supply, in the order of stores.csv. */
final class SupplyChain {
    private static final double WORKDAYS = 21.7;
    private static final double DRAFTS = 0.02;
    private static final int LINES_A_DELIVERY = 12;

    private final DemoCountry country;
    private final Map<String, Depot> depots = new LinkedHashMap<>();
    private final Map<String, SplittableRandom> randoms = new HashMap<>();
    private final Map<String, Map<Item, Long>> incoming = new HashMap<>();
    private final TreeMap<LocalDate, List<Runnable>> agenda = new TreeMap<>();
    private int workdays;

    /** @param site the site whose records are wanted */
    SupplyChain(DemoCountry country, long seed, String site) {
        this.country = country;
        for (Store store : country.stores()) {
            if (!store.role().equals("reserve")) {
                String code = store.code();
                depots.put(
                        code,
                        new Depot(
                                country, store, "history/" + seed, store.site().equals(site)));
                randoms.put(code, new SplittableRandom(seed * 31 + code.hashCode()));
                incoming.put(code, new HashMap<>());
            }
        }
    }

    /** Plays one day; returns the records of the wanted site. */
    List<DemoRecord> day(LocalDate day) {
        if (workdays == 0) {
            depots.values().forEach(depot -> open(depot, day));
        }
        if (worked(day)) {
            workdays++;
            while (!agenda.isEmpty() && !agenda.firstKey().isAfter(day)) {
                agenda.pollFirstEntry().getValue().forEach(Runnable::run);
            }
            depots.values().forEach(depot -> work(depot, day));
        }
        List<DemoRecord> records = new ArrayList<>();
        depots.values().forEach(depot -> records.addAll(depot.journal().flush()));
        return records;
    }

    private void open(Depot depot, LocalDate day) {
        depot.writePlaces();
        boolean first = depot.store().suppliedBy().isEmpty();
        new Counting(depot, random(depot)).opening(country, day, first ? 4.5 : 2.2);
        if (first) {
            // Orders made before the first day arrive in the first weeks.
            country.suppliersOf(depot.store())
                    .forEach(supplier ->
                            order(depot, supplier, day, random(depot).nextInt(3, 40)));
        }
    }

    private void work(Depot depot, LocalDate day) {
        for (OutletDemand outlet : depot.demand().outlets()) {
            double documents = outlet.outlet().documents() / WORKDAYS;
            for (double left = documents; left > 0; left--) {
                if (left >= 1 || random(depot).nextDouble() < left) {
                    serve(depot, outlet, day);
                }
            }
        }
        buy(depot, day);
        reorder(depot, day);
        if (nextWorkday(day).getMonth() != day.getMonth()) {
            new Counting(depot, random(depot)).monthly(day);
        }
    }

    private void serve(Depot depot, OutletDemand outlet, LocalDate day) {
        String nameId = outlet.outlet().nameId();
        List<Want> wants = outlet.pick(random(depot), day);
        if (random(depot).nextDouble() < DRAFTS) {
            Transaction draft = depot.draft(nameId, wants, day);
            onWorkday(
                    day.plusDays(random(depot).nextInt(1, 4)),
                    later -> depot.journal().deleted(draft));
        } else {
            depot.issue(nameId, "fn", wants, day, Links.NONE);
        }
    }

    /** One supplier a day, in turn. */
    private void buy(Depot depot, LocalDate day) {
        List<Supplier> suppliers = country.suppliersOf(depot.store());
        if (!suppliers.isEmpty()) {
            Supplier supplier = suppliers.get((int) (day.toEpochDay() % suppliers.size()));
            boolean late = random(depot).nextInt(8) == 0;
            int lead = supplier.leadDays() * random(depot).nextInt(70, 131) / 100;
            order(depot, supplier, day, Math.max(2, late ? 2 * lead : lead));
        }
    }

    private void order(Depot depot, Supplier supplier, LocalDate day, int leadDays) {
        Map<Item, Long> due = Purchasing.due(depot, supplier, incoming(depot), day);
        due.forEach((item, packs) -> incoming(depot).merge(item, packs * item.packSize(), Long::sum));
        List<Map.Entry<Item, Long>> lines = List.copyOf(due.entrySet());
        for (int i = 0; i < lines.size(); i += LINES_A_DELIVERY) {
            var part = lines.subList(i, Math.min(lines.size(), i + LINES_A_DELIVERY));
            onWorkday(day.plusDays(leadDays + i / LINES_A_DELIVERY), later -> deliver(depot, supplier, part, later));
        }
    }

    private void deliver(Depot depot, Supplier supplier, List<Map.Entry<Item, Long>> ordered, LocalDate day) {
        List<Depot.Arrival> arrivals = new ArrayList<>();
        for (Map.Entry<Item, Long> line : ordered) {
            Item item = line.getKey();
            arrivals.addAll(Purchasing.delivery(supplier, item, line.getValue(), day, random(depot)));
            incoming(depot).merge(item, -line.getValue() * item.packSize(), Long::sum);
        }
        String reference = "INV-" + random(depot).nextInt(1000, 9999);
        depot.receive(supplier.nameId(), arrivals, day, new Links(reference, null, null, null));
    }

    private void reorder(Depot depot, LocalDate day) {
        Requisitions.Policy policy = Requisitions.Policy.of(depot.store());
        // Stores order on different days.
        int turn = workdays + Math.floorMod(depot.store().code().hashCode(), policy.cycle());
        if (depot.store().suppliedBy().isEmpty() || turn % policy.cycle() != 0) {
            return;
        }
        Depot supplier = depot(depot.store().suppliedBy());
        Requisitions.ask(depot, supplier.store(), policy, incoming(depot), day).ifPresent(request -> {
            request.asks().forEach(ask -> incoming(depot).merge(ask.item(), ask.units(), Long::sum));
            onWorkday(day.plusDays(1), later -> depot.journal().header(request.sent()));
            onWorkday(day.plusDays(random(depot).nextInt(2, 5)), later -> ship(supplier, depot, request.sent(), later));
        });
    }

    private void ship(Depot supplier, Depot customer, Request request, LocalDate day) {
        boolean sameSite = supplier.store().site().equals(customer.store().site());
        Requisitions.Answer answer =
                Requisitions.answer(supplier, customer.store(), request, sameSite ? "fn" : "cn", day);
        Request linked = request.linked(answer.response().id());
        if (answer.shipment().isEmpty()) {
            close(customer, linked);
            return;
        }
        Transaction shipment = answer.shipment().get();
        if (sameSite) {
            arrive(supplier, customer, shipment, linked, day);
            return;
        }
        onWorkday(day.plusDays(1), later -> {
            supplier.journal().header(shipment.finalisedOn(later));
            onWorkday(
                    later.plusDays(random(customer).nextInt(1, 5)),
                    arrival -> arrive(supplier, customer, shipment, linked, arrival));
        });
    }

    private void arrive(Depot supplier, Depot customer, Transaction shipment, Request request, LocalDate day) {
        Requisitions.arrive(customer, supplier.store(), shipment, request.id(), day);
        close(customer, request);
    }

    private void close(Depot customer, Request request) {
        request.asks().forEach(ask -> incoming(customer).merge(ask.item(), -ask.units(), Long::sum));
        customer.journal().header(request);
    }

    private Depot depot(String code) {
        return Objects.requireNonNull(depots.get(code), () -> "no store " + code + " trades");
    }

    private SplittableRandom random(Depot depot) {
        return Objects.requireNonNull(randoms.get(depot.store().code()));
    }

    /** Units that are ordered and have not arrived. */
    private Map<Item, Long> incoming(Depot depot) {
        return Objects.requireNonNull(incoming.get(depot.store().code()));
    }

    private void onWorkday(LocalDate day, Consumer<LocalDate> task) {
        LocalDate due = worked(day) ? day : nextWorkday(day);
        agenda.computeIfAbsent(due, key -> new ArrayList<>()).add(() -> task.accept(due));
    }

    private static boolean worked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static LocalDate nextWorkday(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!worked(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}

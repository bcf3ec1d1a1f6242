package org.storesync.local.demo.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.DemoSite;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Store;
import org.storesync.local.demo.Supplier;
import org.storesync.local.demo.activity.Demand.OutletDemand;
import org.storesync.local.demo.activity.Transaction.Links;

/**
 * The activity at a site after its {@link History}. Each tick makes a few issues, and does what the site's records ask for: it accepts
 * halves that central made for others' shipments, answers requests of other stores, and orders what runs low. It keeps nothing between
 * ticks. The site's database is the state, so the activity goes on after a restart, a restore or a person's change.
 */
public final class LiveActivity {
    private static final int ISSUES_AT_MOST = 2;
    private static final int ARRIVALS_AT_MOST = 2;
    private static final int ANSWERS_AT_MOST = 1;
    private static final int LINES_AT_MOST = 8;
    private static final int FORGOTTEN_AFTER_DAYS = 30;

    private final DemoCountry country;
    private final DemoSite site;
    private final long seed;

    public LiveActivity(DemoCountry country, String siteName, long seed) {
        this.country = country;
        this.site = country.site(siteName);
        this.seed = seed;
    }

    /**
     * The changes of one tick, to be stored and pushed in this order. The same state and time give the same changes.
     *
     * @param now the site's local time
     */
    public List<DemoRecord> tick(SiteState state, LocalDateTime now) {
        SplittableRandom random =
                new SplittableRandom(seed * 31 + site.name().hashCode() + now.toEpochSecond(ZoneOffset.UTC));
        List<DemoRecord> records = new ArrayList<>();
        SiteReading reading = new SiteReading(country, state);
        for (Store store : country.stores()) {
            if (site.active().contains(store.id()) && !store.role().equals("reserve")) {
                Depot depot = new Depot(country, store, "live/" + seed, true);
                reading.restore(depot);
                work(depot, reading, random, now.toLocalDate());
                records.addAll(depot.journal().flush());
                records.addAll(finish(reading, store, now.toLocalDate()));
            }
        }
        return records;
    }

    private void work(Depot depot, SiteReading reading, SplittableRandom random, LocalDate day) {
        receive(depot, reading, day);
        answer(depot, reading, day);
        List<OutletDemand> outlets = depot.demand().outlets();
        for (int i = random.nextInt(ISSUES_AT_MOST + 1); i > 0; i--) {
            OutletDemand outlet = outlets.get(random.nextInt(outlets.size()));
            depot.issue(outlet.outlet().nameId(), "fn", outlet.pick(random, day), day, Links.NONE);
        }
        if (random.nextInt(6) == 0) {
            ask(depot, reading, day);
        }
        if (random.nextInt(4) == 0) {
            buy(depot, random, day);
        }
    }

    private static void receive(Depot depot, SiteReading reading, LocalDate day) {
        reading.arrivalsAt(depot.store()).stream().limit(ARRIVALS_AT_MOST).forEach(half -> {
            Map<ObjectNode, Depot.Arrival> lines = reading.arrival(half);
            if (!lines.isEmpty()) {
                depot.accept(half, lines, reading.requestOf(half), day);
            }
        });
    }

    private void answer(Depot depot, SiteReading reading, LocalDate day) {
        for (ObjectNode document : reading.requestsTo(depot.store()).stream()
                .limit(ANSWERS_AT_MOST)
                .toList()) {
            Request request = reading.request(document);
            if (!request.asks().isEmpty()) {
                storeOf(document).ifPresent(customer -> Requisitions.answer(depot, customer, request, "fn", day));
            }
        }
    }

    private Optional<Store> storeOf(ObjectNode document) {
        String id = document.path("store_ID").asText();
        return country.stores().stream()
                .filter(store -> store.id().value().equals(id))
                .findFirst();
    }

    private void ask(Depot depot, SiteReading reading, LocalDate day) {
        String supplier = depot.store().suppliedBy();
        if (!supplier.isEmpty()) {
            Requisitions.Policy usual = Requisitions.Policy.of(depot.store());
            Requisitions.Policy few =
                    new Requisitions.Policy(usual.cycle(), usual.least(), usual.most(), LINES_AT_MOST);
            Map<Item, Long> incoming = reading.incoming(depot.store(), day.minusDays(FORGOTTEN_AFTER_DAYS));
            Requisitions.ask(depot, country.store(supplier), few, incoming, day)
                    .ifPresent(request -> depot.journal().header(request.sent()));
        }
    }

    /** In real life orders and deliveries take weeks; here goods that are due come at once. */
    private void buy(Depot depot, SplittableRandom random, LocalDate day) {
        List<Supplier> suppliers = country.suppliersOf(depot.store());
        if (suppliers.isEmpty()) {
            return;
        }
        Supplier supplier = suppliers.get(random.nextInt(suppliers.size()));
        List<Depot.Arrival> arrivals = new ArrayList<>();
        Purchasing.due(depot, supplier, new LinkedHashMap<>(), day).entrySet().stream()
                .limit(LINES_AT_MOST)
                .forEach(due ->
                        arrivals.addAll(Purchasing.delivery(supplier, due.getKey(), due.getValue(), day, random)));
        if (!arrivals.isEmpty()) {
            String reference = "INV-" + random.nextInt(1000, 9999);
            depot.receive(supplier.nameId(), arrivals, day, new Links(reference, null, null, null));
        }
    }

    /** Sends the requests and shipments that the store had prepared. */
    private static List<DemoRecord> finish(SiteReading reading, Store store, LocalDate day) {
        List<DemoRecord> records = new ArrayList<>();
        for (ObjectNode request : reading.own(store, true, "request", "sg")) {
            records.add(changed("requisition", request, Body.change(request).text("status", "fn")));
        }
        for (ObjectNode shipment : reading.own(store, false, "ci", "cn")) {
            Body body = Body.change(shipment).text("status", "fn").date("finalised_date", day);
            records.add(changed("transact", shipment, body));
        }
        return records;
    }

    private static DemoRecord changed(String type, ObjectNode stored, Body body) {
        return DemoRecord.upsert(type, stored.path("ID").asText(), body);
    }
}

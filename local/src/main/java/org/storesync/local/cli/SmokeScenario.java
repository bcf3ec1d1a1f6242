package org.storesync.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;
import org.storesync.agent.SiteSettings;
import org.storesync.agent.record.StoredRecord;
import org.storesync.local.country.CentralImport;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.Store;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.Clients;
import org.storesync.local.suite.Progress;
import org.storesync.local.suite.Suite;
import org.storesync.model.DerivedId;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.SyncType;

/** Does once what the five services do: central data from files, a store's record, a stock transfer, a report. */
public final class SmokeScenario implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String ITEM = "PARA500T";
    private static final String STOCK = "SMOKE-STOCK";
    private static final String INVOICE = "SMOKE-INVOICE";
    private static final String INVOICE_LINE = "SMOKE-INVOICE-LINE";

    private final Suite suite;
    private final Administration administration;
    private final DemoCountry country = DemoCountry.load();
    private final Store warehouse = country.store("CMS01");
    private final Store district = country.store("NKD01");
    private final Site central;
    private final Site warehouseSite;
    private final Site districtSite;
    private final Site stranger;

    /** @param suite with all five services, and without sites */
    public SmokeScenario(Suite suite) {
        this.suite = suite;
        this.administration = suite.administration();
        // The first site is central's own.
        this.central = site("Central", SiteKind.INTERNAL);
        this.warehouseSite = site("Warehouse", SiteKind.DESKTOP);
        this.districtSite = site("District", SiteKind.DESKTOP);
        this.stranger = site("Stranger", SiteKind.DESKTOP);
    }

    /** @throws LocalFailure that says what is not as it should be */
    public void run(Progress progress) {
        progress.step("central data out of files", () -> CentralImport.run(suite, country, progress));
        progress.step("a record goes from site to site", this::record);
        progress.step("a shipment arrives as another store's document", this::transfer);
        progress.step("the stock report has it", this::report);
    }

    private void record() {
        administration.assign(district.id(), id(districtSite));
        administration.assign(warehouse.id(), id(warehouseSite));
        administration.syncWith(district.id(), id(warehouseSite), SyncType.COLLECTOR);
        districtSite.sync();
        require(districtSite.get("item", country.itemId(ITEM)).isPresent(), "no item came out of the files to a site");
        byte[] body = Body.of(STOCK)
                .text("store_ID", district.id().value())
                .text("item_ID", country.itemId(ITEM))
                .text("batch", "CANARY")
                .number("quantity", 7)
                .number("pack_size", 10)
                .number("cost_price", new BigDecimal("1.25"))
                .bytes();
        districtSite.put("item_line", STOCK, body);
        districtSite.sync();
        warehouseSite.sync();
        stranger.sync();
        require(
                held(warehouseSite, "item_line", STOCK).equals(Optional.of(new String(body, StandardCharsets.UTF_8))),
                "the collector does not hold what the district pushed");
        require(held(stranger, "item_line", STOCK).isEmpty(), "a stranger holds the district's record");
        require(Long.valueOf(0).equals(warehouseSite.counts().toReceive()), "something remains for the collector");
    }

    private void transfer() {
        warehouseSite.put(
                "transact",
                INVOICE,
                Body.of(INVOICE)
                        .text("store_ID", warehouse.id().value())
                        .text("name_ID", district.nameId())
                        .text("type", "ci")
                        .text("mode", "store")
                        .text("status", "fn")
                        .number("invoice_num", 1)
                        .bytes());
        warehouseSite.put(
                "trans_line",
                INVOICE_LINE,
                Body.of(INVOICE_LINE)
                        .text("transaction_ID", INVOICE)
                        .text("item_ID", country.itemId(ITEM))
                        .text("type", "stock_out")
                        .number("quantity", 3)
                        .number("pack_size", 10)
                        .number("sell_price", new BigDecimal("1.25"))
                        .bytes());
        warehouseSite.sync();
        await("the district's half of the shipment", () -> {
            districtSite.sync();
            return number(districtSite) > 0;
        });
        await("the half at the sender's", () -> {
            warehouseSite.sync();
            return number(warehouseSite) > 0;
        });
    }

    private void report() {
        await("the district's stock in the report", () -> {
            JsonNode rows = suite.reports()
                    .page(
                            "stock-on-hand",
                            Map.of("store", List.of(district.id().value()), "item", List.of(country.itemId(ITEM))))
                    .path("items");
            return rows.size() == 1 && new BigDecimal(rows.path(0).path("units").asText("0")).intValue() == 70;
        });
    }

    private int number(Site site) {
        String half =
                DerivedId.of(INVOICE, DerivedId.SUPPLIER_INVOICE, district.id().value());
        return site.get("transact", half)
                .map(record ->
                        Body.read(record.body().bytes()).path("invoice_num").asInt())
                .orElse(0);
    }

    private Site site(String name, SiteKind kind) {
        Administration.CreatedSite created = suite.createSite(name, kind);
        SiteSettings settings = new SiteSettings(
                suite.gateway(),
                created.id().value(),
                created.secret(),
                "smoke",
                name,
                Clients.authority(suite.state(), suite.ports()));
        return Site.create(suite.state().sites().resolve(name), settings, SiteParts.standard());
    }

    private static SiteId id(Site site) {
        return new SiteId(site.settings().siteId());
    }

    private static Optional<String> held(Site site, String type, String id) {
        return site.get(type, id).map(StoredRecord::body).map(Object::toString);
    }

    private static void await(String what, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            require(System.nanoTime() < end, what + " did not come within " + PATIENCE.toSeconds() + " s");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new LocalFailure("the smoke scenario failed: " + otherwise);
        }
    }

    @Override
    public void close() {
        List.of(central, warehouseSite, districtSite, stranger).forEach(Site::close);
    }
}

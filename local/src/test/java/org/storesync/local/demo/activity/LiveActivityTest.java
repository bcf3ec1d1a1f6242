package org.storesync.local.demo.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.Canonical;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.DemoSite;
import org.storesync.model.Operation;
import org.storesync.model.StoreId;
import org.storesync.model.catalogue.Category;

class LiveActivityTest {
    private static final long SEED = 7;
    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate TO = LocalDate.of(2026, 10, 31);
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 2, 9, 0);
    private static final DemoCountry COUNTRY = DemoCountry.load();

    private static final List<DemoRecord> HISTORY = COUNTRY.sites().stream()
            .flatMap(site -> new History(COUNTRY, SEED, FROM, TO).forSite(site.name()))
            .toList();

    private final StockOracle country = new StockOracle();

    @BeforeEach
    void playHistory() {
        HISTORY.forEach(country::apply);
    }

    @Test
    void goesOnFromTheStockThereIsForItsOwnStoresOnly() {
        int before = country.held("transact").size();
        Set<String> documents = new HashSet<>(country.held("transact").keySet());
        for (int tick = 0; tick < 5; tick++) {
            for (DemoSite site : COUNTRY.sites()) {
                List<DemoRecord> made = tick(site, NOW.plusMinutes(tick));
                for (DemoRecord change : made) {
                    assertThat(change.op()).isEqualTo(Operation.UPSERT);
                    assertThat(Canonical.category(change)).isEqualTo(Category.STORE);
                    ObjectNode body = Canonical.check(change);
                    if (body.has("store_ID")) {
                        assertThat(site.active())
                                .contains(new StoreId(body.path("store_ID").asText()));
                    }
                    country.apply(change);
                }
                CentralHalves.make(country, COUNTRY);
            }
        }
        country.check();

        assertThat(country.held("transact").size()).isGreaterThan(before + 25);
        assertThat(country.held("transact").keySet()).containsAll(documents);
    }

    @Test
    void receivesEachShipmentOnceAndAnswersEachRequestOnce() {
        for (int tick = 0; tick < 8; tick++) {
            for (DemoSite site : COUNTRY.sites()) {
                tick(site, NOW.plusMinutes(tick)).forEach(country::apply);
                CentralHalves.make(country, COUNTRY);
            }
        }
        Set<String> storeNames = new HashSet<>();
        COUNTRY.stores().forEach(store -> storeNames.add(store.nameId()));
        Set<String> received = new HashSet<>();
        country.held("transact").values().stream()
                .filter(document -> document.path("linked_transaction_id").isTextual())
                .forEach(half -> assertThat(
                                received.add(half.path("linked_transaction_id").asText()))
                        .isTrue());
        Set<String> answered = new HashSet<>();
        country.held("requisition").values().stream()
                .filter(order -> order.path("type").asText().equals("response"))
                .forEach(response -> assertThat(answered.add(
                                response.path("linked_requisition_id").asText()))
                        .isTrue());

        // What was on its way at the end of the history has arrived and is accepted. What was unanswered is answered.
        assertThat(country.held("transact").values())
                .filteredOn(document -> document.path("linked_transaction_id").isTextual()
                        && document.path("entry_date").asText().compareTo(TO.toString()) <= 0)
                .allSatisfy(half -> assertThat(half.path("status").asText()).isEqualTo("fn"));
        assertThat(country.held("transact").values())
                .filteredOn(document -> document.path("type").asText().equals("ci")
                        && storeNames.contains(document.path("name_ID").asText())
                        && document.path("entry_date").asText().compareTo(TO.toString()) <= 0)
                .isNotEmpty()
                .allSatisfy(shipment ->
                        assertThat(received).contains(shipment.path("ID").asText()));
        assertThat(country.held("requisition").values())
                .filteredOn(order -> order.path("type").asText().equals("request")
                        && order.path("date_entered").asText().compareTo(TO.toString()) <= 0)
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(answered).contains(request.path("ID").asText()));
    }

    @Test
    void makesTheSameChangesFromTheSameStateAndTime() {
        DemoSite site = COUNTRY.site("Central Medical Store");

        assertThat(tick(site, NOW)).isNotEmpty().isEqualTo(tick(site, NOW));
    }

    @Test
    void keepsWhatAPersonWroteOnAStockLineAndLeavesLinesOnHold() {
        String store = COUNTRY.storeId("WAL01").value();
        for (ObjectNode line : List.copyOf(country.held("item_line").values())) {
            if (line.path("store_ID").asText().equals(store)) {
                boolean hold = line.path("item_ID").asText().equals(COUNTRY.itemId("PARA500T"));
                Body written = Body.change(line).text("note", "keep upright").flag("hold", hold);
                country.apply(DemoRecord.upsert("item_line", line.path("ID").asText(), written));
            }
        }
        int changed = 0;
        for (int tick = 0; tick < 10; tick++) {
            for (DemoRecord change : tick(COUNTRY.site("Walu Bay Clinic"), NOW.plusHours(tick))) {
                if (change.type().equals("item_line") && country.get("item_line", change.id()) != null) {
                    ObjectNode line = Body.read(change.body());
                    assertThat(line.path("note").asText()).isEqualTo("keep upright");
                    assertThat(line.path("hold").asBoolean()).isFalse();
                    changed++;
                }
                country.apply(change);
            }
        }
        assertThat(changed).isPositive();
    }

    @Test
    void doesNothingAtASiteWithoutStock() {
        assertThat(new LiveActivity(COUNTRY, "Walu Bay Clinic", SEED).tick(type -> Stream.empty(), NOW))
                .isEmpty();
        assertThat(tick(COUNTRY.site("Central"), NOW)).isEmpty();
    }

    private List<DemoRecord> tick(DemoSite site, LocalDateTime now) {
        return new LiveActivity(COUNTRY, site.name(), SEED).tick(country.at(site, COUNTRY), now);
    }
}

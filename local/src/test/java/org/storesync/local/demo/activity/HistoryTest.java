package org.storesync.local.demo.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.storesync.local.demo.Body;
import org.storesync.local.demo.Canonical;
import org.storesync.local.demo.CentralRows;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.Item;
import org.storesync.local.demo.Store;
import org.storesync.model.DerivedId;
import org.storesync.model.Operation;
import org.storesync.model.StoreId;
import org.storesync.model.catalogue.Category;

class HistoryTest {
    private static final long SEED = 42;
    private static final LocalDate FROM = LocalDate.of(2026, 8, 1);
    private static final LocalDate TO = LocalDate.of(2026, 10, 31);
    private static final DemoCountry COUNTRY = DemoCountry.load();
    private static final Map<String, List<DemoRecord>> BY_SITE = new LinkedHashMap<>();
    private static final StockOracle ORACLE = new StockOracle();

    @BeforeAll
    static void playThreeMonths() {
        History history = new History(COUNTRY, SEED, FROM, TO);
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        COUNTRY.sites()
                .forEach(site ->
                        BY_SITE.put(site.name(), history.forSite(site.name()).toList()));
        Duration taken = Duration.ofNanos(thread.getCurrentThreadCpuTime() - start);
        BY_SITE.forEach((site, records) -> {
            Map<String, Integer> counts = new TreeMap<>();
            records.forEach(change ->
                    counts.merge((change.op() == Operation.DELETE ? "-" : "") + change.type(), 1, Integer::sum));
            System.out.println(site + ": " + records.size() + " " + counts);
            records.forEach(ORACLE::apply);
        });
        System.out.println(
                "three months, seed " + SEED + ": " + total() + " records in " + taken.toMillis() + " ms of CPU");
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void makesAPlausibleNumberOfRecords() {
        assertThat(total()).isBetween(45_000, 70_000);
        assertThat(BY_SITE.get("Central")).isEmpty();
        for (Store store : COUNTRY.stores()) {
            long documents = documentsOf(store).size();
            switch (store.role()) {
                case "reserve" -> assertThat(documents).isZero();
                case "clinic", "estate" ->
                    assertThat(documents).as(store.name()).isBetween(60L, 350L);
                default -> assertThat(documents).as(store.name()).isBetween(240L, 1200L);
            }
        }
    }

    @Test
    void writesCanonicalRecordsThatASiteMayPush() {
        Set<String> types = new HashSet<>();
        BY_SITE.values()
                .forEach(records -> records.forEach(change -> {
                    assertThat(Canonical.category(change)).as("%s", change).isEqualTo(Category.STORE);
                    if (change.op() == Operation.UPSERT) {
                        ObjectNode body = Canonical.check(change);
                        types.add(change.type());
                        if (change.type().equals("item_line")) {
                            assertThat(body.size()).isGreaterThanOrEqualTo(25);
                            assertThat(change.body().length).isGreaterThanOrEqualTo(500);
                        }
                    }
                }));
        assertThat(types).isEqualTo(Canonical.typesWithRequiredFields());
    }

    @Test
    void keepsStockEqualToWhatMovedAndNeverNegative() {
        ORACLE.check();
        long empty = ORACLE.held("item_line").values().stream()
                .filter(line -> line.path("quantity").asInt() == 0)
                .count();
        assertThat(empty).isPositive();
    }

    @Test
    void writesOnlyForStoresActiveAtTheSite() {
        // B1
        Map<String, String> parents = Map.of(
                "trans_line",
                "transaction_ID",
                "requisition_line",
                "requisition_ID",
                "Stock_take_lines",
                "stock_take_ID");
        BY_SITE.forEach((site, records) -> {
            List<StoreId> active = COUNTRY.site(site).active();
            Set<String> own = new HashSet<>();
            for (DemoRecord change : records) {
                if (change.op() == Operation.DELETE) {
                    assertThat(own.contains(change.id())).as("%s", change).isTrue();
                    continue;
                }
                JsonNode body = Body.read(change.body());
                String parent = parents.get(change.type());
                if (parent == null) {
                    assertThat(active)
                            .as("%s", change)
                            .contains(new StoreId(body.path("store_ID").asText()));
                } else {
                    // A parent comes before its children.
                    assertThat(own.contains(body.path(parent).asText()))
                            .as("%s", change)
                            .isTrue();
                }
                own.add(change.id());
            }
        });
    }

    @Test
    void usesEachIdForOneRecord() {
        Map<String, String> typeOf = new HashMap<>();
        CentralRows.of(COUNTRY).forEach(row -> typeOf.put(row.id(), row.type()));
        BY_SITE.forEach((site, records) ->
                records.forEach(change -> assertThat(typeOf.computeIfAbsent(change.id(), id -> change.type() + site))
                        .isEqualTo(change.type() + site)));
    }

    @Test
    void namesOnlyRecordsThatExist() {
        Set<String> known = new HashSet<>();
        CentralRows.of(COUNTRY).forEach(row -> known.add(row.type() + row.id()));
        BY_SITE.values().forEach(records -> records.forEach(change -> known.add(change.type() + change.id())));
        Map<String, String> references = Map.ofEntries(
                Map.entry("item_ID", "item"),
                Map.entry("name_ID", "name"),
                Map.entry("store_ID", "store"),
                Map.entry("item_line_ID", "item_line"),
                Map.entry("location_ID", "Location"),
                Map.entry("location_id", "Location"),
                Map.entry("type_ID", "Location_type"),
                Map.entry("optionID", "options"),
                Map.entry("currency_ID", "currency"),
                Map.entry("requisition_ID", "requisition"),
                Map.entry("linked_requisition_id", "requisition"),
                Map.entry("linked_transaction_id", "transact"),
                Map.entry("linked_transact_id", "transact"),
                Map.entry("invad_additions_ID", "transact"),
                Map.entry("invad_reductions_ID", "transact"),
                Map.entry("vvm_status_id", "vaccine_vial_monitor_status"),
                Map.entry("vaccine_vial_monitor_status_ID", "vaccine_vial_monitor_status"));
        Set<String> used = new HashSet<>();
        BY_SITE.values()
                .forEach(records -> records.stream()
                        .filter(change -> change.op() == Operation.UPSERT)
                        .forEach(change -> {
                            JsonNode body = Body.read(change.body());
                            references.forEach((field, type) -> {
                                if (body.path(field).isTextual()) {
                                    used.add(field);
                                    assertThat(known.contains(
                                                    type + body.path(field).asText()))
                                            .as("%s %s", change, field)
                                            .isTrue();
                                }
                            });
                        }));

        assertThat(used).isEqualTo(references.keySet());
    }

    @Test
    void tradesOnlyWithVisibleNames() {
        Set<String> visible = new HashSet<>();
        Map<String, String> stores = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        CentralRows.of(COUNTRY).forEach(row -> {
            switch (row.type()) {
                case "store" -> stores.put(row.cells().get("code"), row.id());
                case "name" -> names.put(row.cells().get("code"), row.id());
                case "name_store_join" ->
                    visible.add(stores.get(row.cells().get("store_code"))
                            + names.get(row.cells().get("name_code")));
                default -> {}
            }
        });
        for (String type : List.of("transact", "requisition")) {
            ORACLE.held(type)
                    .values()
                    .forEach(document -> assertThat(visible)
                            .as("%s", document)
                            .contains(document.path("store_ID").asText()
                                    + document.path("name_ID").asText()));
        }
    }

    @Test
    void agreesOnBothHalvesOfATransfer() {
        // I7
        Map<String, BigDecimal> sent = unitsByInvoiceAndItem("stock_out");
        Map<String, BigDecimal> received = unitsByInvoiceAndItem("stock_in");
        Set<String> answered = new HashSet<>();
        int pairs = 0;
        for (ObjectNode half : ORACLE.held("transact").values()) {
            if (!half.path("linked_transaction_id").isTextual()) {
                continue;
            }
            ObjectNode source =
                    ORACLE.get("transact", half.path("linked_transaction_id").asText());
            assertThat(answered.add(source.path("ID").asText())).isTrue();
            assertThat(half.path("type").asText()).isEqualTo("si");
            assertThat(source.path("type").asText()).isEqualTo("ci");
            assertThat(source.path("status").asText()).isEqualTo("fn");
            assertThat(source.path("store_ID")).isNotEqualTo(half.path("store_ID"));
            assertThat(half.path("entry_date").asText())
                    .isGreaterThanOrEqualTo(source.path("finalised_date").asText());
            // The id that central would give, so that the two makers meet in one record.
            assertThat(half.path("ID").asText())
                    .isEqualTo(DerivedId.of(
                            source.path("ID").asText(),
                            DerivedId.SUPPLIER_INVOICE,
                            half.path("store_ID").asText()));
            sent.entrySet().stream()
                    .filter(line -> line.getKey().startsWith(source.path("ID").asText()))
                    .forEach(line -> assertThat(received.get(half.path("ID").asText()
                                    + line.getKey()
                                            .substring(
                                                    source.path("ID").asText().length())))
                            .as(line.getKey())
                            .isEqualByComparingTo(line.getValue()));
            pairs++;
        }
        assertThat(pairs).isGreaterThan(40);
    }

    @Test
    void answersEachRequestAtMostOnce() {
        Map<String, Integer> answers = new HashMap<>();
        ORACLE.held("requisition").values().stream()
                .filter(order -> order.path("type").asText().equals("response"))
                .forEach(response ->
                        answers.merge(response.path("linked_requisition_id").asText(), 1, Integer::sum));

        assertThat(answers).isNotEmpty();
        assertThat(answers.values()).containsOnly(1);
        answers.keySet()
                .forEach(request -> assertThat(ORACLE.get("requisition", request)
                                .path("status")
                                .asText())
                        .isEqualTo("fn"));
    }

    @Test
    void staysInTimeOrderWithinItsDays() {
        BY_SITE.forEach((site, records) -> {
            String last = FROM.toString();
            Set<String> seen = new HashSet<>();
            for (DemoRecord change : records) {
                if (change.type().equals("transact") && change.op() == Operation.UPSERT && seen.add(change.id())) {
                    String entered = Body.read(change.body()).path("entry_date").asText();
                    assertThat(entered).isBetween(last, TO.toString());
                    last = entered;
                }
            }
        });
    }

    @Test
    void usesMoreAntimalarialsInTheRains() {
        // The rains of Navoro peak in March.
        assertThat(Item.Season.MALARIA.factor(60)).isEqualTo(1.6);
        assertThat(Item.Season.MALARIA.factor(243)).isLessThan(0.41);
        assertThat(Item.Season.NONE.factor(200)).isEqualTo(1);
    }

    @Test
    void makesTheSameBytesFromTheSameSeedAndOthersFromAnother() {
        String site = "Mount Tiro Clinic";
        List<DemoRecord> again =
                new History(DemoCountry.load(), SEED, FROM, TO).forSite(site).toList();
        List<DemoRecord> other =
                new History(COUNTRY, SEED + 1, FROM, TO).forSite(site).toList();

        assertThat(again).isEqualTo(BY_SITE.get(site));
        assertThat(other)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(again.stream()
                        .filter(change -> !change.type().equals("Location"))
                        .toList());
    }

    @Test
    void goesOnForAnyNumberOfMonthsWithTheSameBeginning() {
        String site = "Sena Island Clinic";
        List<DemoRecord> month = new History(
                        COUNTRY, SEED, FROM, FROM.plusMonths(1).minusDays(1))
                .forSite(site)
                .toList();

        assertThat(month)
                .hasSizeLessThan(BY_SITE.get(site).size())
                .isEqualTo(BY_SITE.get(site).subList(0, month.size()));
    }

    @Test
    void refusesDaysTheWrongWayRound() {
        assertThatThrownBy(() -> new History(COUNTRY, SEED, TO, FROM))
                .hasMessage("the last day, 2026-08-01, is before the first, 2026-10-31");
    }

    private static int total() {
        return BY_SITE.values().stream().mapToInt(List::size).sum();
    }

    private static List<ObjectNode> documentsOf(Store store) {
        return ORACLE.held("transact").values().stream()
                .filter(document ->
                        document.path("store_ID").asText().equals(store.id().value()))
                .toList();
    }

    private static Map<String, BigDecimal> unitsByInvoiceAndItem(String type) {
        Map<String, BigDecimal> units = new HashMap<>();
        ORACLE.held("trans_line").values().stream()
                .filter(line -> line.path("type").asText().equals(type))
                .forEach(line -> units.merge(
                        line.path("transaction_ID").asText()
                                + line.path("item_ID").asText(),
                        line.path("quantity")
                                .decimalValue()
                                .multiply(line.path("pack_size").decimalValue()),
                        BigDecimal::add));
        return units;
    }
}

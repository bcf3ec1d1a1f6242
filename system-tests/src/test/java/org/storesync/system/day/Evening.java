package org.storesync.system.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.storesync.system.day.WorkingDay.Clinic;
import org.storesync.system.oracle.Expected;
import org.storesync.system.oracle.StockSums;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Halves;
import org.storesync.system.suite.MasterData;
import org.storesync.system.suite.StockReports;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Kept;
import org.storesync.system.wire.Key;

/** The evening of a working day: everything has arrived, nothing is missing and nothing is there twice (I2, I4, I5, I7). */
public final class Evening {
    private static final Set<String> STORE_TYPES =
            Set.of("transact", "transfer_log", "item_line", "Location", "number");

    private final Central central;
    private final MasterData masterData;
    private final StockReports reports;
    private final WorkingDay day;

    public Evening(Central central, MasterData masterData, StockReports reports, WorkingDay day) {
        this.central = central;
        this.masterData = masterData;
        this.reports = reports;
        this.day = day;
    }

    /** Waits until everything has arrived, and looks at all of it. */
    public void check() {
        allIsQuiet();
        day.clinics().forEach(this::holdsWhatItShould);
        everyInvoiceHasOneHalf(day.clinics().get(0), day.clinics().get(1));
        everyInvoiceHasOneHalf(day.clinics().get(1), day.clinics().get(0));
        everyItemIsAsLastSaved();
        reportsAddUp();
    }

    /** Waits until everything has arrived: sites are in step, halves are numbered, and services are at the end of the feed. */
    private void allIsQuiet() {
        Awaitility.await("each transfer has its half, and that its number, at both sites")
                .atMost(WorkingDay.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    day.clinics().forEach(day::trySync);
                    return central.isCaughtUp("transfer")
                            && day.clinics().stream().allMatch(this::holdsNumberedHalves);
                });
        masterData.awaitCaughtUp();
        central.settled();
        day.clinics().forEach(day::synced);
        reports.awaitCaughtUp();
    }

    private boolean holdsNumberedHalves(Clinic clinic) {
        Map<String, JsonNode> halves = Halves.bySource(clinic.site());
        return day.clinics().stream()
                .flatMap(any -> any.sent().keySet().stream())
                .allMatch(source -> halves.containsKey(source)
                        && halves.get(source).path("invoice_num").asLong() > 0);
    }

    /** I2, I4, I5: what stores wrote and were told is kept is at both sides, and nothing else. Lines of halves are counted elsewhere. */
    private void holdsWhatItShould(Clinic clinic) {
        Expected all = central.expected(clinic.site().id());
        TreeMap<Key, Kept> sure = new TreeMap<>(all.sure());
        sure.keySet().removeIf(key -> !STORE_TYPES.contains(key.type()));
        TreeMap<Key, Set<Kept>> oneOf = new TreeMap<>(all.oneOf());
        oneOf.keySet().removeIf(key -> !STORE_TYPES.contains(key.type()));
        TreeMap<Key, Kept> held = clinic.site().held();
        held.keySet().removeIf(key -> !STORE_TYPES.contains(key.type()));
        Expected expected = new Expected(sure, oneOf);
        held.keySet().removeAll(central.oracle().halvesAt(clinic.site().id(), expected, held));

        assertThat(expected.differences(held))
                .as("site %d, seed %d", clinic.site().id(), day.seed())
                .isEmpty();
        assertThat(clinic.site().site().counts().parked()).as("parked").isZero();
    }

    /** I7: exactly one half for each finalised invoice, equal at both sites, with its lines, and numbered from 1 without a gap. */
    private void everyInvoiceHasOneHalf(Clinic from, Clinic to) {
        List<JsonNode> received = Halves.all(to.site()).stream()
                .filter(half -> half.path("store_ID").asText().equals(to.store().id()))
                .toList();
        assertThat(received.stream()
                        .map(half -> half.path("linked_transaction_id").asText()))
                .as("one half for each, seed %d", day.seed())
                .containsExactlyInAnyOrderElementsOf(from.sent().keySet());
        assertThat(received.stream().map(half -> half.path("invoice_num").asLong()))
                .as("each numbered once, seed %d", day.seed())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, from.sent().size()).boxed().toList());
        assertThat(new TreeSet<>(
                        Halves.all(from.site()).stream().map(JsonNode::toString).toList()))
                .as("both sites hold both")
                .containsAll(received.stream().map(JsonNode::toString).toList());
        for (Clinic side : List.of(from, to)) {
            Map<String, Long> lines = linesByDocument(side);
            received.forEach(
                    half -> assertThat(lines.getOrDefault(half.path("ID").asText(), 0L))
                            .as("lines of %s at site %d", half, side.site().id())
                            .isEqualTo(from.sent()
                                    .get(half.path("linked_transaction_id").asText())
                                    .longValue()));
        }
    }

    private static Map<String, Long> linesByDocument(Clinic clinic) {
        return Halves.bodies(clinic.site(), "trans_line").stream()
                .collect(Collectors.groupingBy(
                        line -> line.path("transaction_ID").asText(), TreeMap::new, Collectors.counting()));
    }

    /** I5: an edit that people were told is saved is at the sites, or a later edit of theirs is. None of them became a lost edit. */
    private void everyItemIsAsLastSaved() {
        day.names().forEach((item, possible) -> {
            String name = masterData
                    .admin()
                    .get(MasterData.itemPath(item))
                    .json()
                    .path("name")
                    .asText();
            assertThat(name).as("item %s, seed %d", item, day.seed()).isIn(possible);
            for (Clinic clinic : day.clinics()) {
                String held = clinic.site()
                        .held()
                        .getOrDefault(new Key("item", item), Kept.passing("{}"))
                        .text();
                assertThat(Answer.json(held.getBytes(StandardCharsets.UTF_8))
                                .path("item_name")
                                .asText())
                        .as("item %s at site %d, seed %d", item, clinic.site().id(), day.seed())
                        .isEqualTo(name);
            }
        });
        assertThat(masterData.lostEdits().stream()
                        .map(lost -> lost.path("recordId").asText()))
                .as("lost edits")
                .doesNotContainAnyElementsOf(day.items());
    }

    /** E1, E2 over the same day. */
    private void reportsAddUp() {
        List<String> stock = new ArrayList<>();
        day.clinics()
                .forEach(clinic -> clinic.site()
                        .site()
                        .forEach("item_line", record -> stock.add(record.body().toString())));
        StockSums sums = new StockSums(stock);
        String path = "/api/v1/stock-on-hand?"
                + day.clinics().stream()
                        .map(clinic -> "store=" + clinic.store().id())
                        .collect(Collectors.joining("&"));
        assertThat(reports.json(path))
                .as("by item and store, seed %d", day.seed())
                .isEqualTo(sums.by(List.of("item", "store")));
        assertThat(reports.json(path + "&by=batch&by=location"))
                .as("by batch and location, seed %d", day.seed())
                .isEqualTo(sums.by(List.of("batch", "location")));
        assertThat(reports.value(path)).as("value, seed %d", day.seed()).isEqualTo(sums.value());
    }
}

package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.local.suite.InternalService;
import org.storesync.system.chaos.Outages;
import org.storesync.system.chaos.StockTraffic;
import org.storesync.system.oracle.Expected;
import org.storesync.system.oracle.StockSums;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Halves;
import org.storesync.system.suite.MasterData;
import org.storesync.system.suite.StockReports;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Kept;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Wire.NoAnswer;

/**
 * A working day in which every service dies. Two stores work and send goods to each other, people edit items, and at random moments each of
 * the gateways, routing-services and services behind them is killed and started again. Afterwards nothing is missing and nothing is there
 * twice (I2, I4, I5, I7). {@code -Dstoresync.killSeconds=} makes it longer.
 */
@SystemTest
@Order(Integer.MAX_VALUE - 10)
class ServicesKilledScenario {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("storesync.killSeconds", 60));
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ITEMS = 8;
    private static final Set<String> STORE_TYPES =
            Set.of("transact", "transfer_log", "item_line", "Location", "number");

    private final long seed = Seed.of("services killed");
    private final Central central;
    private final MasterData masterData;
    private final StockReports reports;
    private final List<String> items = new ArrayList<>();
    /**
     * The names that an item may have now: the one that people were last told is saved, or one that they have tried since without an
     * answer.
     */
    private final Map<String, List<String>> names = new TreeMap<>();

    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Clinic> clinics = new ArrayList<>();

    /**
     * A store at its own site.
     *
     * @param sent invoices that it finalised, with the number of their lines
     */
    private record Clinic(AgentSite site, Store store, StockTraffic stock, Map<String, Integer> sent) {}

    ServicesKilledScenario(Central central) {
        this.central = central;
        this.masterData = MasterData.of(central);
        this.reports = StockReports.of(central);
        central.service(InternalService.TRANSFER);
    }

    @BeforeEach
    void twoClinicsAndPeopleAtCentral() {
        for (int i = 0; i < 2; i++) {
            AgentSite site = AgentSite.create(central, "desktop", central.gateway(i + 1));
            Store store = central.newStore();
            central.assign(store, site.id());
            clinics.add(new Clinic(site, store, new StockTraffic(store, items, Seed.random(seed, i)), new TreeMap<>()));
        }
        masterData.becomesPrimary();
        for (int i = 0; i < ITEMS; i++) {
            String item = Bodies.id();
            MasterData.etag(masterData.admin().putNew(MasterData.itemPath(item), MasterData.item(item, "as it was")));
            items.add(item);
            names.put(item, new ArrayList<>(List.of("as it was")));
        }
        for (Clinic clinic : clinics) {
            synced(clinic);
            clinic.stock().shelves().forEach(clinic.site()::put);
        }
    }

    @AfterEach
    void leaveTheSuiteWhole() {
        enough.set(true);
        central.heal();
        masterData.givesTheRoleBack();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        Map<String, Integer> killed = workUnderOutages();
        central.heal();
        System.out.println("services killed: " + killed + ", transfers "
                + clinics.stream().map(clinic -> clinic.sent().size()).toList());
        allIsQuiet();

        clinics.forEach(this::holdsWhatItShould);
        everyInvoiceHasOneHalf(clinics.get(0), clinics.get(1));
        everyInvoiceHasOneHalf(clinics.get(1), clinics.get(0));
        everyItemIsAsLastSaved();
        reportsAddUp();
    }

    private Map<String, Integer> workUnderOutages() throws Exception {
        List<String> victims = new ArrayList<>(List.of("gateway-1", "gateway-2", "routing-1", "routing-2"));
        for (InternalService service : InternalService.values()) {
            victims.add(service.process());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> busy = new ArrayList<>();
            for (int i = 0; i < clinics.size(); i++) {
                Clinic clinic = clinics.get(i);
                Store other = clinics.get(1 - i).store();
                Random dice = Seed.random(seed, 10 + i);
                busy.add(threads.submit(() -> work(clinic, other, dice)));
            }
            busy.add(threads.submit(() -> peopleEdit(Seed.random(seed, 20))));
            try {
                return new Outages(central, victims, Seed.random(seed, 30)).run(LENGTH);
            } finally {
                enough.set(true);
                central.heal();
                for (Future<?> each : busy) {
                    each.get();
                }
            }
        }
    }

    private void work(Clinic clinic, Store other, Random dice) {
        while (!enough.get()) {
            clinic.stock().document().forEach(clinic.site()::put);
            for (int i = dice.nextInt(3); i > 0; i--) {
                send(clinic, other, dice.nextInt(3));
            }
            if (dice.nextInt(3) != 0) {
                trySync(clinic);
            }
            pause(dice.nextInt(200));
        }
    }

    private static void send(Clinic clinic, Store to, int lines) {
        String invoice = Bodies.id();
        Change header = Bodies.invoice(invoice, clinic.store().id(), to.nameId(), "fn", "goods");
        clinic.site().put(header);
        for (int line = 0; line < lines; line++) {
            clinic.site().put(Bodies.invoiceLine(Bodies.id(), invoice, "line " + line));
        }
        clinic.sent().put(invoice, lines);
    }

    private static boolean trySync(Clinic clinic) {
        try {
            clinic.site().sync();
            return true;
        } catch (RuntimeException cut) {
            return false;
        }
    }

    private static void synced(Clinic clinic) {
        Awaitility.await("site " + clinic.site().id() + " is in step")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> trySync(clinic));
    }

    /** Edits one after the other. An edit without an answer may have been saved or not. */
    private void peopleEdit(Random dice) {
        for (int edit = 0; !enough.get(); edit++) {
            String item = items.get(dice.nextInt(items.size()));
            String name = "edit " + edit;
            List<String> possible = names.getOrDefault(item, List.of());
            try {
                Answer read = masterData.admin().get(MasterData.itemPath(item));
                if (read.status() == 200) {
                    possible.add(name);
                    saved(save(item, read, name), name, possible);
                }
            } catch (NoAnswer down) {
                // The edit that it was asked to save stays possible.
            }
            pause(dice.nextInt(100));
        }
    }

    private Answer save(String item, Answer read, String name) {
        return masterData.admin().put(MasterData.itemPath(item), MasterData.etag(read), MasterData.item(item, name));
    }

    private static void saved(Answer answer, String name, List<String> possible) {
        if (answer.status() == 200) {
            possible.clear();
            possible.add(name);
        } else if (answer.status() < 500) {
            possible.remove(name);
        }
    }

    /** Waits until everything has arrived: sites are in step, halves are numbered, and services are at the end of the feed. */
    private void allIsQuiet() {
        Awaitility.await("each transfer has its half, and that its number, at both sites")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    clinics.forEach(ServicesKilledScenario::trySync);
                    return central.isCaughtUp("transfer") && clinics.stream().allMatch(this::holdsNumberedHalves);
                });
        masterData.awaitCaughtUp();
        central.settled();
        clinics.forEach(ServicesKilledScenario::synced);
        reports.awaitCaughtUp();
    }

    private boolean holdsNumberedHalves(Clinic clinic) {
        Map<String, JsonNode> halves = Halves.bySource(clinic.site());
        return clinics.stream()
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
                .as("site %d, seed %d", clinic.site().id(), seed)
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
                .as("one half for each, seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(from.sent().keySet());
        assertThat(received.stream().map(half -> half.path("invoice_num").asLong()))
                .as("each numbered once, seed %d", seed)
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
        names.forEach((item, possible) -> {
            String name = masterData
                    .admin()
                    .get(MasterData.itemPath(item))
                    .json()
                    .path("name")
                    .asText();
            assertThat(name).as("item %s, seed %d", item, seed).isIn(possible);
            for (Clinic clinic : clinics) {
                String held = clinic.site()
                        .held()
                        .getOrDefault(new Key("item", item), Kept.passing("{}"))
                        .text();
                assertThat(Answer.json(held.getBytes(StandardCharsets.UTF_8))
                                .path("item_name")
                                .asText())
                        .as("item %s at site %d, seed %d", item, clinic.site().id(), seed)
                        .isEqualTo(name);
            }
        });
        assertThat(masterData.lostEdits().stream()
                        .map(lost -> lost.path("recordId").asText()))
                .as("lost edits")
                .doesNotContainAnyElementsOf(items);
    }

    /** E1, E2 over the same day. */
    private void reportsAddUp() {
        List<String> stock = new ArrayList<>();
        clinics.forEach(clinic -> clinic.site()
                .site()
                .forEach("item_line", record -> stock.add(record.body().toString())));
        StockSums sums = new StockSums(stock);
        String path = "/api/v1/stock-on-hand?"
                + clinics.stream().map(clinic -> "store=" + clinic.store().id()).collect(Collectors.joining("&"));
        assertThat(reports.json(path))
                .as("by item and store, seed %d", seed)
                .isEqualTo(sums.by(List.of("item", "store")));
        assertThat(reports.json(path + "&by=batch&by=location"))
                .as("by batch and location, seed %d", seed)
                .isEqualTo(sums.by(List.of("batch", "location")));
        assertThat(reports.value(path)).as("value, seed %d", seed).isEqualTo(sums.value());
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}

package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.local.suite.InternalService;
import org.storesync.model.FeedPartitions;
import org.storesync.system.chaos.StockTraffic;
import org.storesync.system.oracle.StockSums;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Api;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Contents;
import org.storesync.system.suite.StockReports;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Wire;
import org.storesync.system.wire.WireSite;

/**
 * Reports (E1, E2): the reporting-service shows the same stock as the sum over all sites' own databases, and it never learns of a patient
 * (I3).
 */
@SystemTest
@Order(Integer.MAX_VALUE - 20)
class ReportScenario {
    private static final int DOCUMENTS = 2_000;
    private static final int ITEMS = 40;
    private static final int BATCH = 400;
    private static final List<List<String>> GROUPINGS = List.of(
            List.of("item", "store"),
            List.of("item"),
            List.of("store"),
            List.of("location"),
            List.of("batch"),
            List.of("item", "store", "location", "batch"));

    private final Central central;
    private final StockReports reports;
    private final List<String> items = new ArrayList<>();
    private final List<WireSite> sites = new ArrayList<>();
    private final Map<StockTraffic, WireSite> places = new HashMap<>();
    private final List<StockTraffic> stores = new ArrayList<>();
    private AgentSite agent;
    private StockTraffic agentStore;

    ReportScenario(Central central) {
        this.central = central;
        this.reports = StockReports.of(central);
        this.agent = AgentSite.create(central, "desktop", central.gateway(1));
        this.agentStore = new StockTraffic(central.newStore(), items, new Random(0));
    }

    /** 2,000 documents in seven stores on four sites, with one store moved meanwhile; then the same from rebuilt read models. */
    @Test
    void figuresAreWhatTheSitesAddUpTo() {
        long seed = Seed.of("reports");
        central.primary().push(someItems(Seed.random(seed, 0)));
        openStores(seed);
        work(DOCUMENTS / 2, Seed.random(seed, 1));
        move(stores.getFirst(), sites.getLast());
        work(DOCUMENTS - DOCUMENTS / 2, Seed.random(seed, 2));
        compare();

        JsonNode rebuilt = reports.api().post("/admin/v1/rebuild", "{}").json();
        assertThat(rebuilt.path("rebuilding").asBoolean()).as("%s", rebuilt).isTrue();
        // The reader of the feed waits for something new, and goes on at once.
        work(1, Seed.random(seed, 3));
        compare();
    }

    private List<Change> someItems(Random random) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(Bodies.id(random));
            changes.add(Bodies.item(items.getLast(), "item " + i));
        }
        return changes;
    }

    private void openStores(long seed) {
        for (int i = 0; i < 3; i++) {
            sites.add(central.begunSite("desktop"));
        }
        for (int i = 0; i < 6; i++) {
            WireSite site = sites.get(i % sites.size());
            StockTraffic store = new StockTraffic(central.newStore(site), items, Seed.random(seed, 100 + i));
            stores.add(store);
            places.put(store, site);
            accepted(site.push(store.shelves()));
        }
        agentStore = new StockTraffic(agentStore.store(), items, Seed.random(seed, 200));
        central.assign(agentStore.store(), agent.id());
        agent.sync();
        agentStore.shelves().forEach(agent::put);
    }

    private void work(int documents, Random dice) {
        Map<StockTraffic, List<Change>> written = new HashMap<>();
        for (int i = 0; i < documents; i++) {
            int which = dice.nextInt(stores.size() + 1);
            if (which == stores.size()) {
                agentStore.document().forEach(agent::put);
            } else {
                StockTraffic store = stores.get(which);
                List<Change> unsent = written.computeIfAbsent(store, none -> new ArrayList<>());
                unsent.addAll(store.document());
                if (unsent.size() > BATCH) {
                    push(store, unsent);
                }
            }
        }
        written.forEach(this::push);
        agent.sync();
    }

    private void push(StockTraffic store, List<Change> unsent) {
        WireSite site = places.get(store);
        if (site != null && !unsent.isEmpty()) {
            accepted(site.push(unsent));
            unsent.clear();
        }
    }

    private static void accepted(List<Outcome> outcomes) {
        assertThat(outcomes).allMatch(Outcome::accepted);
    }

    private void move(StockTraffic store, WireSite to) {
        central.assign(store.store(), to.id());
        to.drain();
        places.put(store, to);
    }

    private void compare() {
        sites.forEach(WireSite::drain);
        central.own().drain();
        reports.awaitCaughtUp();
        StockSums expected = new StockSums(heldBySites());
        for (List<String> by : GROUPINGS) {
            String path = "/api/v1/stock-on-hand?" + stores() + asked(by);
            assertThat(reports.json(path)).as("by %s, JSON", by).isEqualTo(expected.by(by));
            assertThat(reports.csv(path)).as("by %s, CSV", by).isEqualTo(expected.by(by));
        }
        for (String by : List.of("store", "item")) {
            String path = "/api/v1/stock-value?" + stores() + "&by=" + by;
            assertThat(reports.value(path)).as("value of our stores").isEqualTo(expected.value());
            assertThat(reports.json(path)).as("value by %s, JSON", by).isEqualTo(expected.by(List.of(by)));
            assertThat(reports.csv(path)).as("value by %s, CSV", by).isEqualTo(expected.by(List.of(by)));
        }
        assertThat(reports.value("/api/v1/stock-value"))
                .as("value over the whole system (E2), as far as central collects it")
                .isEqualTo(new StockSums(stockOf(central.own()).values()).value());
        oneItemAtEachLocation(items.getFirst());
    }

    /** E1 in the words of the guide: stock on hand of item X at each location. */
    private void oneItemAtEachLocation(String item) {
        StockSums expected = new StockSums(heldBySites().stream()
                .filter(body -> body.contains("\"item_ID\":\"" + item + "\""))
                .toList());
        TreeMap<String, String> rows =
                reports.json("/api/v1/stock-on-hand?" + stores() + "&item=" + item + "&by=location&by=item");
        assertThat(rows).as("item %s at each location", item).isEqualTo(expected.by(List.of("item", "location")));
    }

    private String stores() {
        return allStores().stream().map(store -> "store=" + store.id()).collect(Collectors.joining("&"));
    }

    private static String asked(List<String> by) {
        return by.stream().map(key -> "&by=" + key).collect(Collectors.joining());
    }

    private List<Store> allStores() {
        List<Store> all =
                new ArrayList<>(stores.stream().map(StockTraffic::store).toList());
        all.add(agentStore.store());
        return all;
    }

    /** Stock lines of our stores as the sites themselves hold them. Each is at exactly one site. */
    private Collection<String> heldBySites() {
        Map<Key, String> held = new TreeMap<>();
        sites.forEach(site -> stockOf(site)
                .forEach((key, body) -> assertThat(held.put(key, body))
                        .as("%s is on one site", key)
                        .isNull()));
        agent.site()
                .forEach(
                        "item_line",
                        record -> held.put(
                                new Key("item_line", record.key().id()),
                                record.body().toString()));
        return held.values();
    }

    private static Map<Key, String> stockOf(WireSite site) {
        return site.replica().content().entrySet().stream()
                .filter(held -> held.getKey().type().equals("item_line"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @DisplayName(
            "C3 E1 a dispensary whose transactions are left out is not counted, with the reason and since when; on again, it counts")
    @Test
    void countsOnlyWhatCentralTakes() {
        WireSite site = central.begunSite("desktop");
        Store dispensary = central.newStore("dispensary");
        central.assign(dispensary, site.id());
        site.drain();
        accepted(site.push(Bodies.stock(Bodies.id(), dispensary.id(), "before")));
        reports.awaitCaughtUp();
        assertThat(counted()).anyMatch(group -> group.contains(dispensary.id()));

        central.includeTransactions(dispensary, false);

        JsonNode ended = Awaitility.await().until(() -> ended(dispensary), each -> !each.isMissingNode());
        assertThat(ended.path("reason").asText()).isEqualTo("transactions-left-out");
        assertThat(Instant.parse(ended.path("endedAt").asText()))
                .isBeforeOrEqualTo(
                        Instant.parse(ended.path("transactionsLeftOutSince").asText()));
        assertThat(counted()).noneMatch(group -> group.contains(dispensary.id()));

        central.includeTransactions(dispensary, true);
        Awaitility.await().until(() -> ended(dispensary).isMissingNode());
        assertThat(counted()).anyMatch(group -> group.contains(dispensary.id()));
    }

    private Set<String> counted() {
        return reports.json("/api/v1/stock-value?by=store").keySet();
    }

    private JsonNode ended(Store store) {
        return reports.api()
                .get("/api/v1/stock-value?store=" + store.id())
                .json()
                .at("/asOf/ended/0");
    }

    /** A viewer sees one store at a time. Only a supervisor sees all of them, and only an administrator may rebuild. */
    @Test
    void whoMaySeeWhat() {
        Api viewer = Api.as("viewer", central, InternalService.REPORTING);
        String one = "/api/v1/stock-on-hand?store=" + agentStore.store().id();

        assertThat(Api.ofNobody(central, InternalService.REPORTING).get(one).status())
                .isEqualTo(401);
        assertThat(viewer.get(one).status()).isEqualTo(200);
        assertThat(viewer.get(one + "&store=another").status()).isEqualTo(403);
        assertThat(viewer.get("/api/v1/stock-value").status()).isEqualTo(403);
        assertThat(viewer.post("/admin/v1/rebuild", "{}").status()).isEqualTo(403);
    }

    /**
     * I3: a patient's record is neither in the feed that reporting may read nor in its database. A document, which is store data and comes
     * by the feed, may name a patient, but this does not get into the database.
     */
    @Test
    void aPatientIsNeverInReports() throws SQLException {
        WireSite dispensary = central.begunSite("desktop");
        Store store = central.newStore("dispensary");
        central.assign(store, dispensary.id());
        dispensary.drain();
        String registered = central.sight().watch("Patient-" + Bodies.id());
        String named = "Named-" + Bodies.id();
        String shelf = "Shelf-" + Bodies.id();
        dispensary.push(Bodies.patient(Bodies.id(), store.id(), registered));
        accepted(dispensary.push(
                Bodies.trade(Bodies.id(), store.id(), "ci", "a patient", named),
                Bodies.location(Bodies.id(), store.id(), shelf)));
        reports.awaitCaughtUp();

        assertThat(columnsWithAnyOf(registered, named))
                .as("columns with a patient's name")
                .isEmpty();
        assertThat(columnsWithAnyOf(shelf)).as("what reports need is found").isNotEmpty();
        String feed = allThatTheFeedAnswers();
        assertThat(feed.contains(registered))
                .as("a patient's record is answered")
                .isFalse();
        assertThat(feed.contains(named) && feed.contains(shelf))
                .as("store data are answered")
                .isTrue();
        assertThat(central.sight().sitesThatSaw(registered)).isEmpty();
    }

    private List<String> columnsWithAnyOf(String... words) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = central.suite().postgres().superuser("reporting")) {
            for (String word : words) {
                columns.addAll(Contents.columnsWith(connection, word));
            }
        }
        return columns;
    }

    private String allThatTheFeedAnswers() {
        StringBuilder all = new StringBuilder();
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            pages(all, "/internal/v1/feed/" + partition + "?limit=1000&after=");
            Answer streams = asReporting("/internal/v1/streams?partition=" + partition);
            all.append(streams.text());
            streams.json()
                    .path("items")
                    .forEach(stream -> pages(
                            all,
                            "/internal/v1/streams/" + stream.path("streamId").asInt() + "?limit=1000&after="));
        }
        return all.toString();
    }

    /** Pulls until a page brings nothing. */
    private void pages(StringBuilder all, String path) {
        long after = 0;
        while (true) {
            String page = asReporting(path + after).text();
            all.append(page);
            JsonNode header = Answer.json(page.lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8));
            long next = header.path("after").asLong();
            if (next <= after) {
                return;
            }
            after = next;
        }
    }

    private Answer asReporting(String path) {
        String token = central.suite().clientToken("reporting-service");
        return WireSite.ok(Wire.send(
                "GET", central.suite().routing(1).resolve(path), Map.of("Authorization", "Bearer " + token), null));
    }
}

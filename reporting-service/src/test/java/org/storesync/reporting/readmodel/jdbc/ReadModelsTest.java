package org.storesync.reporting.readmodel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.FeedRow.Marks;
import org.storesync.client.feed.jdbc.FeedEffect;
import org.storesync.client.feed.jdbc.PostgresFeedLedger;
import org.storesync.client.test.RoutingLog;
import org.storesync.client.test.RoutingLog.FeedPage;
import org.storesync.client.test.RoutingLog.StreamPage;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.test.MutableClock;
import org.storesync.model.FeedPartitions;
import org.storesync.model.Operation;
import org.storesync.reporting.answer.Decimals;
import org.storesync.reporting.contact.domain.Ending;
import org.storesync.reporting.contact.domain.Ending.Reason;
import org.storesync.reporting.contact.domain.StoreSite;
import org.storesync.reporting.contact.jdbc.PostgresContactBook;
import org.storesync.reporting.fixture.NaiveStock;
import org.storesync.reporting.fixture.RandomCountry;
import org.storesync.reporting.fixture.ReportingDatabase;
import org.storesync.reporting.fixture.TestConfig;
import org.storesync.reporting.stock.StockFigures.Figures;
import org.storesync.reporting.stock.domain.AsOf;
import org.storesync.reporting.stock.domain.Dimension;
import org.storesync.reporting.stock.domain.StockPosition;
import org.storesync.reporting.stock.domain.StockQuery;
import org.storesync.reporting.stock.domain.StockRow;
import org.storesync.reporting.stock.jdbc.PostgresStockFigures;

/** Reports equal a sum line by line, in whatever order and however often rows come, and wherever this service stops. */
class ReadModelsTest {
    private static final String LINE = "{\"item_ID\":\"I\",\"pack_size\":1,\"quantity\":5,\"cost_price\":3}";
    private static final StockQuery BY_ITEM_AND_STORE =
            StockQuery.of(Set.of(Dimension.ITEM, Dimension.STORE), List.of());

    private final MutableClock clock = MutableClock.at("2026-11-28T12:00:00Z");
    private final ReportingDatabase database = new ReportingDatabase();
    private final Transactions transactions = database.transactions();
    private final ReadModelEffect effect = new ReadModelEffect(clock);
    private final PostgresStockFigures figures = new PostgresStockFigures(transactions, TestConfig.with(Map.of()));
    private final PostgresReadModels models =
            new PostgresReadModels(transactions, TestConfig.with(Map.of("sync.reporting.rebuild-wait", "300ms")));
    private final RoutingLog log = new RoutingLog().marked(Marks.NONE);

    @ParameterizedTest
    @ValueSource(longs = {1, 20261128})
    void reportsEqualANaiveSumInWhateverOrderRowsCome(long seed) {
        RandomCountry country = new RandomCountry(seed, log);
        country.central();
        country.changes(2000);
        deliverInDisorder(new Random(seed));

        assertReportsEqual(country, new Random(seed));
    }

    /** Each stream in its order, the streams in any order, pages of any size, and sometimes rows again, long after newer ones. */
    private void deliverInDisorder(Random random) {
        Map<String, List<FeedRow>> byStream = new TreeMap<>();
        for (FeedRow row : log.history()) {
            byStream.computeIfAbsent(row.stream(), unknown -> new ArrayList<>()).add(row);
        }
        List<List<FeedRow>> waiting = new ArrayList<>(byStream.values());
        List<FeedRow> delivered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<FeedRow> stream = waiting.get(random.nextInt(waiting.size()));
            List<FeedRow> page = stream.subList(0, Math.min(stream.size(), 1 + random.nextInt(60)));
            List<FeedRow> rows = new ArrayList<>(page);
            delivered.addAll(page);
            page.clear();
            waiting.removeIf(List::isEmpty);
            if (random.nextInt(3) == 0) {
                int from = random.nextInt(delivered.size());
                rows.addAll(delivered.subList(from, Math.min(delivered.size(), from + 40)));
            }
            apply(effect, random.nextInt(FeedPartitions.COUNT), rows);
        }
    }

    private void apply(FeedEffect with, int partition, List<FeedRow> rows) {
        transactions.run(connection -> with.apply(connection, partition, rows));
    }

    private void assertReportsEqual(RandomCountry country, Random random) {
        NaiveStock naive = new NaiveStock(country.lines().values());
        for (Set<Dimension> keys : subsets()) {
            for (int i = 0; i < 2; i++) {
                StockQuery query = new StockQuery(
                        keys,
                        some(country.stores(), random),
                        some(country.items(), random),
                        random.nextInt(4) == 0 ? List.of("P1", "P2") : List.of(),
                        random.nextInt(4) == 0 ? List.of("B1") : List.of());
                assertThat(paged(query, 20 + random.nextInt(60)))
                        .as(query.toString())
                        .containsExactlyInAnyOrderElementsOf(naive.rows(query));
                List<String> streamed = new ArrayList<>();
                figures.each(query, first -> {}, row -> streamed.add(text(row)));
                assertThat(streamed).as(query.toString()).containsExactlyInAnyOrderElementsOf(naive.rows(query));
                assertThat(Decimals.plain(figures.page(query, null, 1).value()))
                        .as(query.toString())
                        .isEqualTo(naive.value(query));
            }
        }
    }

    private static List<Set<Dimension>> subsets() {
        List<Set<Dimension>> subsets = new ArrayList<>();
        Dimension[] all = Dimension.values();
        for (int bits = 1; bits < 1 << all.length; bits++) {
            EnumSet<Dimension> subset = EnumSet.noneOf(Dimension.class);
            for (int i = 0; i < all.length; i++) {
                if ((bits & 1 << i) != 0) {
                    subset.add(all[i]);
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static List<String> some(List<String> all, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> List.of(all.get(random.nextInt(all.size())));
            case 1 -> all.subList(0, 1 + random.nextInt(all.size()));
            default -> List.of();
        };
    }

    private List<String> paged(StockQuery query, int limit) {
        List<String> rows = new ArrayList<>();
        @Nullable StockPosition after = null;
        do {
            Figures page = figures.page(query, after, limit);
            page.rows().forEach(row -> rows.add(text(row)));
            after = page.rows().size() < limit
                    ? null
                    : StockPosition.read(StockPosition.of(page.rows().getLast()).keys(), query)
                            .orElseThrow();
        } while (after != null);
        return rows;
    }

    private static String text(StockRow row) {
        List<String> keys = new ArrayList<>();
        if (row.item() != null) {
            keys.add(row.item().id());
        }
        if (row.store() != null) {
            keys.add(row.store().store().id());
        }
        if (row.location() != null) {
            keys.add(row.location().id());
        }
        if (row.batch() != null) {
            keys.add(row.batch().number() + "|"
                    + (row.batch().expiryDate() == null ? "" : row.batch().expiryDate()) + "|"
                    + Decimals.plain(row.batch().packSize()));
        }
        return String.join("/", keys) + " packs=" + (row.packs() == null ? null : Decimals.plain(row.packs()))
                + " units=" + (row.units() == null ? null : Decimals.plain(row.units())) + " value="
                + Decimals.plain(row.value());
    }

    @Test
    void aStopInTheMiddleOfAPageLeavesNothingOfIt() {
        RandomCountry country = new RandomCountry(99, log);
        country.changes(2000);
        Random random = new Random(99);
        FeedEffect stopping = (connection, partition, rows) -> {
            effect.apply(connection, partition, rows.subList(0, rows.size() / 2));
            if (random.nextInt(2) == 0) {
                throw new SQLException("the power is gone");
            }
            effect.apply(connection, partition, rows.subList(rows.size() / 2, rows.size()));
        };
        PostgresFeedLedger ledger = new PostgresFeedLedger(transactions, stopping);

        int stops = 0;
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            ledger.beginLoad(partition, 0);
            ledger.endLoad(partition);
            long position = 0;
            while (position < log.heads().get(partition)) {
                FeedPage page = log.feed(partition, position, 40, Set.of());
                try {
                    ledger.apply(partition, position, page.after(), page.rows());
                } catch (RuntimeException e) {
                    stops++;
                }
                position = ledger.positions().get(partition);
            }
        }

        assertThat(stops).isPositive();
        assertReportsEqual(country, random);
    }

    @Test
    void anEmptiedModelReadsTheStreamsFromTheBeginning() {
        RandomCountry country = new RandomCountry(5, log);
        country.central();
        country.changes(300);
        PostgresFeedLedger ledger = new PostgresFeedLedger(transactions, effect);
        load(ledger);
        assertThat(models.progress().rebuilding()).isFalse();
        country.changes(300);

        assertThat(models.empty()).isPresent();

        assertThat(models.progress().rebuilding()).isTrue();
        assertThat(models.progress().partitionsLoading()).isEqualTo(FeedPartitions.COUNT);
        assertThat(figures.page(BY_ITEM_AND_STORE, null, 10).rows()).isEmpty();
        assertThat(figures.asOf(BY_ITEM_AND_STORE).rebuilding()).isTrue();
        load(ledger);
        assertThat(figures.asOf(BY_ITEM_AND_STORE).rebuilding()).isFalse();
        assertReportsEqual(country, new Random(5));
    }

    private void load(PostgresFeedLedger ledger) {
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            ledger.beginLoad(partition, log.heads().get(partition));
            for (int stream : log.homeStreams(partition).keySet()) {
                long position = 0;
                StreamPage page;
                do {
                    page = log.stream(stream, position, 50, Set.of());
                    assertThat(ledger.load(partition, stream, position, page.after(), page.rows()))
                            .isTrue();
                    position = page.after();
                } while (page.more());
            }
            ledger.endLoad(partition);
        }
    }

    @DisplayName(
            "I12: after a restore the reports show what central has, also where that is older than what they showed")
    @Test
    void showsWhatARestoredCentralHas() {
        FeedRow kept = log.upsert(
                "store/A", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":5,\"cost_price\":3}");
        PostgresFeedLedger ledger = new PostgresFeedLedger(transactions, effect);
        log.upsert("store/A", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":6,\"cost_price\":3}");
        log.upsert("store/A", "item_line", "M", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":6,\"cost_price\":3}");
        load(ledger);
        assertThat(stock()).containsExactly("I/A packs=null units=24 value=36");

        ledger.restart();

        assertThat(models.progress().partitionsLoading()).isEqualTo(FeedPartitions.COUNT);
        apply(effect, 0, List.of(kept));
        assertThat(stock()).containsExactly("I/A packs=null units=10 value=15");
    }

    @Test
    void emptiesNothingWhileAReportIsReadOut() throws SQLException {
        RandomCountry country = new RandomCountry(6, log);
        country.changes(100);
        load(new PostgresFeedLedger(transactions, effect));

        List<Boolean> emptied = new ArrayList<>();
        List<StockRow> rows = new ArrayList<>();
        figures.each(BY_ITEM_AND_STORE, first -> emptied.add(models.empty().isPresent()), rows::add);

        assertThat(emptied).containsExactly(false);
        assertThat(rows).hasSameSizeAs(new NaiveStock(country.lines().values()).rows(BY_ITEM_AND_STORE));
        assertThat(models.progress().rebuilding()).isFalse();
        assertThat(models.empty()).isPresent();
    }

    @Test
    void aRowBeingLoadedWhileTheModelsAreEmptiedIsNotLost() throws SQLException {
        RandomCountry country = new RandomCountry(8, log);
        country.changes(100);
        PostgresFeedLedger ledger = new PostgresFeedLedger(transactions, effect);
        int stream = log.homeStreams(1).keySet().iterator().next();
        ledger.beginLoad(1, log.heads().get(1));

        try (Connection half = database.connect()) {
            half.setAutoCommit(false);
            half.createStatement()
                    .execute("insert into feed_load (partition, stream_id, position) values (1, " + stream + ", 7)");

            assertThat(models.empty()).isEmpty();
            half.rollback();
        }

        assertThat(models.empty()).isPresent();
        load(ledger);
        assertReportsEqual(country, new Random(8));
    }

    @Test
    void aRemoveCountsFromTheHomeOnRecordOnly() {
        FeedRow first = log.upsert(
                "store/A", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":5,\"cost_price\":3}");
        FeedRow moved = log.upsert(
                "store/B", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":6,\"cost_price\":3}");
        FeedRow removed = log.remove("store/A", "item_line", "L");

        apply(effect, 0, List.of(first));
        assertThat(stock()).containsExactly("I/A packs=null units=10 value=15");
        apply(effect, 1, List.of(moved));
        apply(effect, 0, List.of(removed));
        assertThat(stock()).containsExactly("I/B packs=null units=12 value=18");
        apply(effect, 0, List.of(first));
        assertThat(stock()).containsExactly("I/B packs=null units=12 value=18");
        apply(effect, 0, List.of(new FeedRow("store/A", 9, "item_line", "L", Operation.REMOVE, 99, null)));
        assertThat(stock()).containsExactly("I/B packs=null units=12 value=18");
        apply(effect, 0, List.of(new FeedRow("store/B", 9, "item_line", "L", Operation.REMOVE, 99, null)));
        assertThat(stock()).isEmpty();
    }

    @Test
    @DisplayName(
            "field-G1 claims-F4 C3 a store's figures end with its newest stock at central, in any order of reading, also after a rebuild")
    void figuresEndWithTheNewestStock() {
        List<FeedRow> rows = List.of(
                log.receivedAt("2026-11-21T08:00:00Z").upsert("store/A", "item_line", "L", LINE),
                log.receivedAt("2026-11-22T08:00:00Z").upsert("store/A", "item_line", "M", LINE),
                log.receivedAt("2026-11-24T08:00:00Z").delete("store/A", "item_line", "M"),
                log.receivedAt("2026-11-24T09:00:00Z").upsert("store/A", "Location", "P", "{}"),
                log.receivedAt("2026-11-25T08:00:00Z").remove("store/A", "item_line", "N"),
                log.receivedAt("1970-01-01T00:00:00Z").upsert("store/B", "item_line", "O", LINE));
        Instant seen = Instant.parse("2026-11-26T08:00:00Z");
        noteEnding(Ending.of(false, true, null), seen);

        for (FeedRow row : rows.reversed()) {
            apply(effect, 0, List.of(row));
        }

        assertThat(endedAt()).containsExactly(Instant.parse("2026-11-22T08:00:00Z"), seen);
        assertThat(models.empty()).isPresent();
        apply(effect, 0, rows);
        assertThat(endedAt()).containsExactly(Instant.parse("2026-11-22T08:00:00Z"), seen);
    }

    @Test
    @DisplayName("C3 figures end with the newest stock, and never after transactions were left out")
    void figuresEndWhenTransactionsWereLeftOut() {
        apply(
                effect,
                0,
                List.of(
                        log.receivedAt("2026-11-22T08:00:00Z").upsert("store/A", "item_line", "L", LINE),
                        log.receivedAt("1970-01-01T00:00:00Z").upsert("store/B", "item_line", "O", LINE)));
        Instant leftOut = Instant.parse("2026-11-25T08:00:00Z");

        noteEnding(Ending.of(true, false, leftOut), Instant.parse("2026-11-26T08:00:00Z"));

        assertThat(endedAt()).containsExactly(Instant.parse("2026-11-22T08:00:00Z"), leftOut);
        assertThat(figures.asOf(BY_ITEM_AND_STORE).ended())
                .extracting(AsOf.Ended::ending)
                .containsOnly(new Ending(Reason.TRANSACTIONS_LEFT_OUT, leftOut));
        noteEnding(Ending.of(true, false, Instant.parse("2026-11-21T08:00:00Z")), leftOut);
        assertThat(endedAt()).as("stock that seems to be later").containsOnly(Instant.parse("2026-11-21T08:00:00Z"));
        noteEnding(Optional.empty(), leftOut);
        assertThat(endedAt()).isEmpty();
    }

    @Test
    @DisplayName("claims-F4 a store that the release before noted as ended is not collected")
    void readsWhatTheReleaseBeforeNoted() {
        apply(effect, 0, List.of(log.upsert("store/A", "item_line", "L", LINE)));
        database.execute(
                "insert into store_site (store_id, active_site, collected, read_at, ended_at) values ('A', 2, false, now(), now())");

        assertThat(figures.asOf(BY_ITEM_AND_STORE).ended())
                .extracting(AsOf.Ended::ending)
                .containsExactly(new Ending(Reason.NOT_COLLECTED, null));
    }

    /** Stores A and B are on site 2, and end or do not. */
    private void noteEnding(Optional<Ending> ending, Instant seen) {
        new PostgresContactBook(transactions)
                .noteStores(
                        List.of(new StoreSite("A", 2, ending.orElse(null)), new StoreSite("B", 2, ending.orElse(null))),
                        seen);
    }

    private List<Instant> endedAt() {
        return figures.asOf(BY_ITEM_AND_STORE).ended().stream()
                .map(AsOf.Ended::endedAt)
                .toList();
    }

    @Test
    void aRecordThatLeftIsTakenAgainFromItsNewHomeInTheSameVersion() {
        FeedRow first = log.upsert(
                "store/A", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":5,\"cost_price\":3}");
        FeedRow moved = log.upsert(
                "store/B", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":6,\"cost_price\":3}");
        FeedRow removed = log.remove("store/A", "item_line", "L");

        apply(effect, 0, List.of(first, removed));
        assertThat(stock()).isEmpty();
        apply(effect, 0, List.of(first));
        assertThat(stock()).isEmpty();
        apply(effect, 1, List.of(moved));
        assertThat(stock()).containsExactly("I/B packs=null units=12 value=18");
    }

    @Test
    void aLineChangedByTwoPartitionsAtOnceIsCountedOnce() throws Exception {
        FeedRow first = log.upsert(
                "store/A", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":5,\"cost_price\":3}");
        FeedRow changed = log.upsert(
                "store/A", "item_line", "L", "{\"item_ID\":\"J\",\"pack_size\":2,\"quantity\":7,\"cost_price\":3}");
        FeedRow moved = log.upsert(
                "store/B", "item_line", "L", "{\"item_ID\":\"I\",\"pack_size\":2,\"quantity\":6,\"cost_price\":3}");
        apply(effect, 0, List.of(first));

        try (Connection slow = database.connect();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.setAutoCommit(false);
            effect.apply(slow, 0, List.of(changed));
            Future<?> fast = threads.submit(() -> apply(effect, 1, List.of(moved)));
            await().until(() -> waitsForALock());
            slow.commit();
            fast.get();
        }

        assertThat(stock()).containsExactly("I/B packs=null units=12 value=18");
        assertThat(figures.page(StockQuery.of(Set.of(Dimension.ITEM), List.of()), null, 10)
                        .rows())
                .hasSize(1);
    }

    private boolean waitsForALock() {
        return transactions.call(connection -> Jdbc.first(
                        connection,
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                        row -> true)
                .isPresent());
    }

    @Test
    void takesNoCopyForStock() {
        String body = "{\"item_ID\":\"I\",\"store_ID\":\"A\",\"pack_size\":2,\"quantity\":5,\"cost_price\":3}";

        apply(
                effect,
                0,
                List.of(
                        log.upsert("inbox/A", "item_line", "L1", body),
                        log.upsert("site/7", "item_line", "L2", body),
                        log.upsert("store-setup/A", "item_line", "L3", body)));

        assertThat(stock()).isEmpty();
    }

    @Test
    void takesABodyThatIsNoObject() {
        apply(
                effect,
                0,
                List.of(
                        log.upsert("store/A", "item_line", "L1", "[1]"),
                        log.upsert("store/A", "item_line", "L2", "null"),
                        log.upsert("central", "item", "I", "\"text\""),
                        log.upsert("store-core", "store", "A", "7"),
                        log.upsert("store/A", "Location", "P", "{\"code\":{\"a\":1}}")));

        assertThat(stock()).containsExactly("/A packs=null units=0 value=0");
    }

    @Test
    void anUnknownOperationStopsNothing() {
        FeedRow row = log.upsert("store/A", "item_line", "L1", "{}");
        apply(
                effect,
                0,
                List.of(new FeedRow(
                        row.stream(), row.seq(), row.type(), row.id(), Operation.MERGE, row.version(), null)));

        assertThat(stock()).isEmpty();
    }

    @Test
    void aFailedPageIsToldToTheReader() {
        database.execute("alter table item_line add constraint no_such_store check (store_id <> 'A')");

        assertThatThrownBy(() -> apply(effect, 0, List.of(log.upsert("store/A", "item_line", "L1", "{}"))))
                .hasMessageContaining("no_such_store");
    }

    private List<String> stock() {
        return paged(BY_ITEM_AND_STORE, 100);
    }
}

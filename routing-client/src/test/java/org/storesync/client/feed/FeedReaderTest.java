package org.storesync.client.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.client.Soon.ended;
import static org.storesync.client.Soon.runs;
import static org.storesync.client.Soon.soon;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.ClientDatabase;
import org.storesync.client.OneBean;
import org.storesync.client.TestClientConfig;
import org.storesync.client.call.TestCalls;
import org.storesync.client.config.ClientConfig;
import org.storesync.client.feed.jdbc.PostgresFeedLedger;
import org.storesync.client.test.Call;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.Gate;
import org.storesync.client.test.RoutingLog;
import org.storesync.client.test.Trouble;
import org.storesync.client.test.Trouble.Changed;
import org.storesync.client.test.Trouble.Held;
import org.storesync.client.test.Trouble.Refused;
import org.storesync.model.FeedPartitions;

/**
 * Reads every partition in order, at least once, from the consumer's position. A consumer that is new or too late begins with the home
 * streams.
 */
class FeedReaderTest {
    private static final String A = "store/A";
    private static final String B = "store/B";

    private final FakeRouting routing = new FakeRouting(TestClientConfig.SITE);
    private final RoutingLog log = routing.log();
    private final ClientDatabase database = new ClientDatabase();
    private final SeenRows seen = new SeenRows();
    private final PostgresFeedLedger ledger = new PostgresFeedLedger(database.transactions(), seen);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<FeedReader> readers = new ArrayList<>();

    private FeedReader start(Map<String, String> settings) {
        FeedReader reader = reader(settings, OneBean.of(ledger));
        readers.add(reader);
        reader.start(new StartupEvent(), meters);
        return reader;
    }

    private FeedReader reader(Map<String, String> settings, OneBean<FeedLedger> ledgers) {
        ClientConfig config = TestClientConfig.with(routing.url(), settings);
        return new FeedReader(ledgers, new FeedSource(TestCalls.to(routing, config)), config);
    }

    @AfterEach
    void end() {
        stopReaders();
        routing.close();
        assertThat(routing.faults()).isEmpty();
    }

    private void stopReaders() {
        readers.forEach(reader -> reader.stop(new ShutdownEvent()));
        readers.clear();
        ended("feed");
    }

    /** The consumer of an empty feed. */
    private void loaded() {
        database.execute("update feed_position set seq = 0");
    }

    private void caughtUp() {
        soon(() -> positions().equals(log.heads()));
    }

    private List<Long> positions() {
        Map<Integer, Long> positions = ledger.positions();
        return IntStream.range(0, FeedPartitions.COUNT)
                .mapToObj(partition -> positions.getOrDefault(partition, -1L))
                .toList();
    }

    private void write(String stream, String... ids) {
        for (String id : ids) {
            log.upsert(stream, "item_line", id, "{\"ID\":\"" + id + "\"}");
        }
    }

    private List<Long> afters(String path) {
        return routing.calls(path).stream().map(call -> call.number("after")).toList();
    }

    private List<String> loadedPartitions() {
        return routing.calls("/streams").stream()
                .map(call -> call.query().get("partition"))
                .toList();
    }

    @DisplayName("a new consumer reads the home streams, a record once in its newest state, then the feed")
    @Test
    void aNewConsumerBeginsWithTheStreams() {
        log.place(A, 3);
        log.place(B, 3);
        log.place("central", 0);
        write(A, "a1", "a2", "a1");
        write(B, "b1");
        write("central", "c1");

        start(Map.of());
        caughtUp();

        assertThat(seen.ids(3)).containsExactly("a2", "a1", "b1");
        assertThat(seen.ids(0)).containsExactly("c1");
        assertThat(loadedPartitions()).hasSize(16).doesNotHaveDuplicates();
        assertThat(routing.calls("/feed/3")).isEmpty();
        write(B, "b2");
        caughtUp();
        assertThat(seen.ids(3)).endsWith("b2").hasSize(4);
        assertThat(afters("/feed/3")).containsExactly(4L);
    }

    @DisplayName("what changes in a stream that was read, while others still are, comes by the feed")
    @Test
    void aChangeDuringTheLoadIsNotMissed() {
        log.place(A, 3);
        int last = log.place(B, 3);
        write(A, "a1");
        write(B, "b1");
        Gate gate = new Gate();
        routing.trouble("/streams/" + last, new Held(gate));

        start(Map.of());
        soon(() -> gate.arrived() == 1);
        write(A, "a2");
        gate.open();
        caughtUp();

        assertThat(seen.ids(3)).containsExactly("a1", "b1", "a2");
        assertThat(afters("/feed/3")).containsExactly(2L);
    }

    @DisplayName("a load that was cut goes on after the last page, and other partitions are not loaded again")
    @Test
    void aLoadThatWasCutGoesOn() {
        int stream = log.place(A, 3);
        write(A, "a1", "a2", "a3", "a4", "a5");
        routing.trouble("/streams/" + stream, new Changed(page -> page));
        routing.trouble("/streams/" + stream, Trouble.CUT);

        start(Map.of("feed.records-max", "2"));
        caughtUp();

        assertThat(seen.ids()).containsExactly("a1", "a2", "a3", "a4", "a5");
        assertThat(afters("/streams/" + stream)).containsExactly(0L, 2L, 2L, 4L);
        assertThat(loadedPartitions().stream().filter(partition -> !partition.equals("3")))
                .hasSize(15)
                .doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhereItStopped() {
        log.place(A, 3);
        loaded();
        write(A, "a1", "a2");
        start(Map.of());
        caughtUp();
        stopReaders();
        write(A, "a3");

        start(Map.of());
        caughtUp();

        assertThat(seen.ids()).containsExactly("a1", "a2", "a3");
        assertThat(afters("/feed/3")).containsExactly(0L, 2L);
        assertThat(loadedPartitions()).isEmpty();
    }

    @DisplayName("a consumer below the floor of a partition begins again with its streams, and only with those")
    @Test
    void belowTheFloorItBeginsAgain() {
        log.place("central", 0);
        log.place(A, 3);
        loaded();
        write(A, "a1");
        write("central", "c1");
        start(Map.of());
        caughtUp();
        stopReaders();
        write(A, "a2");
        log.dropFeed(3);
        write(A, "a3");
        write("central", "c2");
        seen.clear();

        start(Map.of());
        caughtUp();

        assertThat(seen.ids(3)).containsExactly("a1", "a2", "a3");
        assertThat(seen.ids(0)).containsExactly("c2");
        assertThat(loadedPartitions()).containsExactly("3");
    }

    @Test
    void atTheFloorItGoesOn() {
        log.place(A, 3);
        loaded();
        write(A, "a1");
        start(Map.of());
        caughtUp();
        stopReaders();
        log.dropFeed(3);
        write(A, "a2");

        start(Map.of());
        caughtUp();

        assertThat(seen.ids()).containsExactly("a1", "a2");
        assertThat(loadedPartitions()).isEmpty();
    }

    @DisplayName("rows of a partition come in the order they were written, however many pages and streams there are")
    @Test
    void aPartitionComesInOrder() {
        loaded();
        List<List<String>> written = List.of(new ArrayList<>(), new ArrayList<>());
        List<String> streams = List.of(A, B, "store/C", "store/D");
        for (int i = 0; i < streams.size(); i++) {
            log.place(streams.get(i), i % 2);
        }
        start(Map.of("feed.records-max", "3"));

        for (int i = 0; i < 120; i++) {
            int stream = i * 7 % 4;
            String id = "r" + i;
            write(streams.get(stream), id);
            written.get(stream % 2).add(id);
        }
        caughtUp();

        assertThat(seen.ids(0)).isEqualTo(written.get(0));
        assertThat(seen.ids(1)).isEqualTo(written.get(1));
    }

    @DisplayName("a page that can't be applied comes again, and those before it do not")
    @Test
    void aPageThatFailsComesAgain() {
        log.place(A, 3);
        loaded();
        write(A, "a1", "a2", "a3", "a4", "a5");
        seen.failOnceAt("a4");

        start(Map.of("feed.records-max", "2"));
        caughtUp();

        assertThat(seen.ids()).containsExactly("a1", "a2", "a3", "a4", "a5");
        assertThat(afters("/feed/3"))
                .as("a page is read while the one before is applied")
                .containsExactly(0L, 2L, 4L, 2L, 4L);
    }

    @Test
    void aPageThatWasCutComesAgain() {
        log.place(A, 3);
        loaded();
        write(A, "a1", "a2");
        routing.trouble("/feed/3", Trouble.CUT);

        start(Map.of());
        caughtUp();

        assertThat(seen.ids()).containsExactly("a1", "a2");
        assertThat(afters("/feed/3")).containsExactly(0L, 0L);
    }

    @DisplayName("I12: if central was restored and has less than was read, everything is forgotten and read again")
    @Test
    void beginsAgainWhenCentralWasRestored() {
        log.place("central", 0);
        log.place(A, 3);
        loaded();
        write(A, "a1");
        write("central", "c1");
        start(Map.of());
        caughtUp();
        seen.clear();
        routing.always(
                "/feed/3",
                new Changed(
                        page -> "{\"partition\":3,\"after\":1,\"head\":9,\"floor\":0,\"restored\":true,\"count\":0}"));
        write(A, "a2");
        soon(() -> seen.restarts() > 0);

        routing.usual();
        caughtUp();

        assertThat(seen.restarts()).isEqualTo(1);
        assertThat(seen.ids(3)).containsExactly("a1", "a2");
        assertThat(seen.ids(0)).containsExactly("c1");
    }

    @DisplayName("a page without what is promised tells nothing: the position stays, and the page comes again")
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"partition\":3,\"after\":0,\"head\":0,\"floor\":0,\"count\":0}"})
    void aPageThatIsNoneMovesNothing(String wrong) {
        log.place(A, 3);
        loaded();
        write(A, "a1", "a2");
        start(Map.of());
        caughtUp();
        routing.always("/feed/3", new Changed(page -> wrong));
        write(A, "a3");
        soon(() -> routing.calls("/feed/3").size() >= 3);

        assertThat(ledger.positions()).containsEntry(3, 2L);
        assertThat(seen.ids()).containsExactly("a1", "a2");
        routing.usual();
        caughtUp();
        assertThat(seen.ids()).containsExactly("a1", "a2", "a3");
        assertThat(afters("/feed/3")).startsWith(0L, 2L).endsWith(2L);
    }

    @DisplayName("while nothing is new one call waits at routing, and what is new ends the wait")
    @Test
    void waitsWhileNothingIsNew() {
        log.place(A, 3);
        loaded();
        FeedReader reader = start(Map.of("feed.wait-max", "25s"));
        soon(() -> routing.waiting() == 1);

        write(A, "a1");
        soon(() -> routing.calls().size() == 3 && routing.waiting() == 1);

        assertThat(seen.ids()).containsExactly("a1");
        assertThat(reader.lag()).isZero();
        assertThat(routing.calls("/heads"))
                .extracting(call -> call.query().get("known"))
                .containsExactly("0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0", "0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0");
        assertThat(routing.calls("/heads")).allMatch(call -> call.number("waitSeconds") == 25);
    }

    @Test
    void asksForTheTypesItTells() {
        loaded();
        seen.ask("item", "unit");
        log.upsert(A, "item_line", "l", "{}");
        log.upsert(A, "item", "i", "{}");

        start(Map.of("feed.records-max", "7"));
        caughtUp();

        assertThat(seen.ids()).containsExactly("i");
        Call call = routing.calls("/feed/0").getFirst();
        assertThat(call.query().get("types").split(",")).containsExactlyInAnyOrder("item", "unit");
        assertThat(call.number("limit")).isEqualTo(7);
    }

    @DisplayName("a partition that can't be read does not keep the others")
    @Test
    void aPartitionThatFailsHoldsUpNoOther() {
        log.place(A, 3);
        log.place(B, 5);
        loaded();
        routing.always("/feed/3", new Refused(500, "internal"));
        write(A, "a1");
        write(B, "b1");
        start(Map.of());
        soon(() -> seen.ids().equals(List.of("b1")));

        write(B, "b2");
        soon(() -> seen.ids().equals(List.of("b1", "b2")));

        routing.usual();
        caughtUp();
        assertThat(seen.ids()).containsExactly("b1", "b2", "a1");
    }

    @DisplayName("while one partition's answer is awaited, the others of the round are applied")
    @Test
    void aSlowPartitionHoldsUpNoOtherOfItsRound() {
        log.place(A, 3);
        log.place(B, 5);
        loaded();
        Gate gate = new Gate();
        routing.trouble("/feed/3", new Held(gate));
        write(A, "a1", "a2");
        write(B, "b1");

        FeedReader reader = start(Map.of());
        soon(() -> seen.ids().equals(List.of("b1")));

        assertThat(reader.lag()).isEqualTo(3);
        assertThat(meters.get("sync.feed.lag").gauge().value()).isEqualTo(3);
        gate.open();
        caughtUp();
        assertThat(seen.ids(3)).containsExactly("a1", "a2");
    }

    @DisplayName("a partition with much to read lets the others have their turn after eight pages")
    @Test
    void aLongPartitionLetsOthersHaveTheirTurn() {
        log.place(A, 3);
        log.place(B, 5);
        loaded();
        List<String> many = IntStream.rangeClosed(1, 20).mapToObj(i -> "a" + i).toList();
        write(A, many.toArray(String[]::new));
        write(B, "b1");

        start(Map.of("feed.records-max", "1", "feed.parallel", "1"));
        caughtUp();

        assertThat(seen.ids(3)).isEqualTo(many);
        assertThat(seen.ids().indexOf("b1")).isEqualTo(8);
    }

    @DisplayName("of two replicas each row is applied by one, in order")
    @Test
    void twoReplicasApplyEachRowOnce() {
        log.place(A, 3);
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "r" + i).toList();
        write(A, ids.subList(0, 20).toArray(String[]::new));

        start(Map.of("feed.records-max", "3"));
        start(Map.of("feed.records-max", "3"));
        caughtUp();
        write(A, ids.subList(20, 40).toArray(String[]::new));
        caughtUp();

        assertThat(seen.ids()).isEqualTo(ids);
    }

    @Test
    void endsWhileItWaits() {
        loaded();
        start(Map.of("feed.wait-max", "1h"));
        soon(() -> routing.waiting() == 1);

        stopReaders();

        assertThat(routing.calls()).hasSize(1);
    }

    @Test
    void endsWhileAPageIsAwaited() {
        log.place(A, 3);
        loaded();
        write(A, "a1");
        Gate gate = new Gate();
        routing.trouble("/feed/3", new Held(gate));
        start(Map.of());
        soon(() -> gate.arrived() == 1);

        stopReaders();

        gate.open();
        assertThat(seen.ids()).isEmpty();
        assertThat(ledger.positions()).containsEntry(3, 0L);
    }

    @DisplayName("ends while routing is away, however long it would have paused")
    @Test
    void endsWhileRoutingIsAway() {
        routing.always("", Trouble.AWAY);
        FeedReader reader = start(Map.of("pause-max", "8h"));
        soon(() -> routing.calls().size() == 1);

        stopReaders();

        assertThat(routing.calls()).hasSize(1);
        assertThat(reader.lag()).as("not known").isEqualTo(-1);
    }

    @DisplayName("stopping waits until the transaction that is under way is committed, and begins no further one")
    @Test
    void stopsAfterTheRunningTransaction() throws Exception {
        log.place(A, 3);
        loaded();
        write(A, "a1", "a2");
        Thread stopping;
        try (Connection lock = database.locked("feed_position")) {
            FeedReader reader = start(Map.of("feed.records-max", "1"));
            soon(database::isWaitedFor);

            stopping = Thread.ofPlatform().start(() -> reader.stop(new ShutdownEvent()));
            soon(() -> stopping.getState() == Thread.State.TIMED_WAITING);
            lock.rollback();
        }
        stopping.join();

        assertThat(runs("feed")).isFalse();
        assertThat(seen.ids()).containsExactly("a1");
        assertThat(positions().get(3)).isEqualTo(1);
    }

    @DisplayName("stopping ends a read that waits for news at once")
    @Test
    void stopsWhileItWaitsForNews() {
        loaded();
        FeedReader reader = start(Map.of("feed.wait-max", "25s", "end-max", "8h"));
        soon(() -> routing.waiting() == 1);

        reader.stop(new ShutdownEvent());

        assertThat(runs("feed")).isFalse();
        assertThat(routing.calls()).hasSize(1);
    }

    @DisplayName("nothing is read where it is switched off, or where a service has no ledger")
    @Test
    void readsNothingWithoutLedgerOrSwitchedOff() {
        reader(Map.of("feed.enabled", "false"), OneBean.of(ledger)).start(new StartupEvent(), meters);
        reader(Map.of(), OneBean.none()).start(new StartupEvent(), meters);

        assertThat(runs("feed")).isFalse();
        assertThat(meters.getMeters()).isEmpty();
    }
}

package org.storesync.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.client.Soon.ended;
import static org.storesync.client.Soon.runs;
import static org.storesync.client.Soon.soon;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.ClientDatabase;
import org.storesync.client.OneBean;
import org.storesync.client.TestClientConfig;
import org.storesync.client.call.TestCalls;
import org.storesync.client.config.ClientConfig;
import org.storesync.client.outbox.jdbc.Outbox;
import org.storesync.client.outbox.jdbc.PostgresOutboxStore;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.Gate;
import org.storesync.client.test.Judge.Told;
import org.storesync.client.test.RoutingLanes;
import org.storesync.client.test.Trouble;
import org.storesync.client.test.Trouble.Changed;
import org.storesync.client.test.Trouble.Held;
import org.storesync.client.test.Trouble.Refused;
import org.storesync.model.Outcome;
import org.storesync.model.json.Batch;
import org.storesync.model.json.PushedChange;

/** Each lane in order, a batch the same until it is answered, and each answer told once (I4). */
class LaneSenderTest {
    private final FakeRouting routing = new FakeRouting(TestClientConfig.SITE);
    private final RoutingLanes lanes = routing.lanes();
    private final ClientDatabase database = new ClientDatabase();
    private final List<Delivered> told = new CopyOnWriteArrayList<>();
    private final PostgresOutboxStore store = new PostgresOutboxStore(
            database.transactions(), (connection, lane, changes) -> told.addAll(changes), Clock.systemUTC());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<LaneSender> senders = new ArrayList<>();

    private LaneSender start(Map<String, String> settings) {
        LaneSender sender = sender(settings, OneBean.of(store));
        senders.add(sender);
        sender.start(new StartupEvent(), meters);
        return sender;
    }

    private LaneSender sender(Map<String, String> settings, OneBean<OutboxStore> stores) {
        ClientConfig config = TestClientConfig.with(routing.url(), settings);
        return new LaneSender(stores, TestCalls.to(routing, config), config);
    }

    /** Central knows this installation. */
    private void begun() {
        lanes.begin(store.lineage());
    }

    private void append(int lane, Entry... entries) {
        database.transactions()
                .run(connection -> Outbox.append(connection, lane, Arrays.asList(entries), Instant.now()));
    }

    private void append(int lane, String... ids) {
        append(lane, Arrays.stream(ids).map(LaneSenderTest::entry).toArray(Entry[]::new));
    }

    private static Entry entry(String id) {
        return Entry.upsert("item", id, null, ("{\"ID\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private List<String> toldIds() {
        return told.stream().map(each -> each.entry().id()).toList();
    }

    private void toldAll(String... ids) {
        soon(() -> told.size() >= ids.length && store.waiting() == 0);
        assertThat(toldIds()).containsExactly(ids);
    }

    private List<String> pushes() {
        return routing.calls("/push").stream().map(call -> call.text()).toList();
    }

    private static List<String> ids(Batch batch) {
        return batch.changes().stream().map(PushedChange::id).toList();
    }

    private void stopSenders() {
        senders.forEach(sender -> sender.stop(new ShutdownEvent()));
        senders.clear();
        ended("outbox");
    }

    @AfterEach
    void end() {
        stopSenders();
        routing.close();
        assertThat(routing.faults()).isEmpty();
    }

    @DisplayName("a lane goes out in batches with consecutive numbers, in the order it was written")
    @Test
    void pushesALaneInOrder() {
        begun();
        append(3, "a", "b", "c", "d", "e");

        start(Map.of("outbox.records-max", "2"));
        toldAll("a", "b", "c", "d", "e");

        assertThat(lanes.batches())
                .extracting(LaneSenderTest::ids)
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(lanes.batches())
                .extracting(batch -> batch.header().firstSeq())
                .containsExactly(1L, 3L, 5L);
        assertThat(lanes.batches()).extracting(batch -> batch.header().lane()).containsOnly(3);
        assertThat(lanes.batches())
                .extracting(batch -> batch.header().batchId())
                .doesNotHaveDuplicates();
        assertThat(told).allMatch(each -> each.accepted() && each.version() == 1);
    }

    @Test
    void eachLaneHasItsNumbers() {
        begun();
        append(0, "a", "b");
        append(9, "c");

        start(Map.of());
        soon(() -> told.size() == 3);

        assertThat(lanes.batches())
                .extracting(
                        batch -> batch.header().lane() + " " + batch.header().firstSeq() + " " + ids(batch))
                .containsExactlyInAnyOrder("0 1 [a, b]", "9 1 [c]");
    }

    @DisplayName("an installation that central does not know begins, and sends the same batch again")
    @Test
    void beginsWithItsLineage() {
        append(0, "a");

        start(Map.of());
        toldAll("a");

        assertThat(routing.calls())
                .extracting(call -> call.path().replaceFirst(".*/", ""))
                .containsExactly("push", "sync", "push");
        assertThat(routing.calls("/sync").getFirst().text())
                .isEqualTo("{\"lineage\":\"" + store.lineage() + "\",\"lastAnswered\":0}");
        assertThat(pushes().get(1)).isEqualTo(pushes().get(0));
    }

    @DisplayName("a change is sent as it was written: base version, operation, and the body byte by byte")
    @Test
    void sendsChangesAsTheyStand() {
        begun();
        append(
                2,
                Entry.upsert("item", "a", 0L, "{\"ID\":\"a\",\"price\":1.10}".getBytes(StandardCharsets.UTF_8)),
                Entry.upsert("item", "q\"\\é", null, "{\"ID\":\"q\\\"\\\\é\"}".getBytes(StandardCharsets.UTF_8)),
                Entry.delete("item", "b", 7L));
        OutboxStore.Batch batch = store.next(2, 10).orElseThrow();

        start(Map.of());
        toldAll("a", "q\"\\é", "b");

        assertThat(pushes())
                .containsExactly("{\"batchId\":\"" + batch.id() + "\",\"lineage\":\"" + batch.lineage()
                        + "\",\"lane\":2,\"firstSeq\":1,\"count\":3}\n"
                        + "{\"type\":\"item\",\"id\":\"a\",\"baseVersion\":0,\"body\":{\"ID\":\"a\",\"price\":1.10}}\n"
                        + "{\"type\":\"item\",\"id\":\"q\\\"\\\\é\",\"body\":{\"ID\":\"q\\\"\\\\é\"}}\n"
                        + "{\"type\":\"item\",\"id\":\"b\",\"op\":\"delete\",\"baseVersion\":7}\n");
    }

    static Stream<Trouble> wrongAnswers() {
        return Stream.of(
                new Changed(answer -> "{}"),
                new Changed(answer -> ""),
                new Changed(answer -> "<html>welcome</html>"),
                new Changed(answer -> answer.replaceFirst(",\\{\"siteSeq\":2[^}]*}", "")),
                new Changed(answer -> answer.replace("\"siteSeq\":2", "\"siteSeq\":3")),
                new Changed(answer -> answer.replace("\"siteSeq\":1", "\"siteSeq\":2")),
                new Changed(answer -> answer.replace("\"outcome\":\"accepted\"", "\"outcome\":\"\"")));
    }

    @DisplayName("an answer that is not this batch's is nobody's: nothing is told, and the batch is sent again")
    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongAnswerTellsNothing(Trouble wrong) {
        begun();
        append(0, "a", "b");
        Gate gate = new Gate();
        routing.trouble("/push", wrong);
        routing.trouble("/push", new Held(gate));

        start(Map.of());
        soon(() -> gate.arrived() == 1);

        assertThat(told).isEmpty();
        assertThat(store.waiting()).isEqualTo(2);
        gate.open();
        toldAll("a", "b");
        assertThat(pushes()).hasSize(2).containsOnly(pushes().getFirst());
        assertThat(lanes.replays()).isEqualTo(1);
    }

    static Stream<Trouble> troubles() {
        return Stream.of(
                Trouble.AWAY,
                Trouble.GONE,
                Trouble.CUT,
                new Refused(429, "rate-limited"),
                new Refused(500, "internal"),
                new Refused(409, "push-running"),
                new Refused(403, "forbidden"),
                new Refused(413, "body-too-large"));
    }

    @DisplayName("a batch that was not answered is the same again, though more came meanwhile")
    @ParameterizedTest
    @MethodSource("troubles")
    void aBatchInDoubtIsTheSameAgain(Trouble trouble) {
        begun();
        append(0, "a", "b");
        Gate gate = new Gate();
        routing.trouble("/push", trouble);
        routing.trouble("/push", new Held(gate));

        start(Map.of());
        soon(() -> gate.arrived() == 1);
        append(0, "c");
        gate.open();
        toldAll("a", "b", "c");

        assertThat(pushes()).hasSize(3);
        assertThat(pushes().get(1)).isEqualTo(pushes().get(0));
        assertThat(lanes.ids()).containsExactly("a", "b", "c");
        assertThat(lanes.begun()).hasSize(1);
    }

    @DisplayName("a batch whose answer comes too late is answered once, and judged once")
    @Test
    void aLateAnswerTellsNothingTwice() {
        begun();
        append(0, "a");
        Gate gate = new Gate();
        routing.trouble("/push", new Held(gate));

        start(Map.of("timeout", "200ms"));
        toldAll("a");
        gate.open();
        soon(() -> lanes.replays() == 1);

        assertThat(toldIds()).containsExactly("a");
        assertThat(lanes.ids()).containsExactly("a");
    }

    @DisplayName("the next process sends the batch whose answer the one before did not get")
    @Test
    void theNextProcessSendsTheSameBatch() {
        begun();
        append(0, "a", "b", "c");
        routing.trouble("/push", Trouble.CUT);
        routing.always("/push", Trouble.AWAY);
        start(Map.of("outbox.records-max", "2"));
        soon(() -> pushes().size() > 2);
        stopSenders();
        assertThat(told).isEmpty();
        routing.usual();

        start(Map.of("outbox.records-max", "1"));
        toldAll("a", "b", "c");

        assertThat(lanes.batches()).extracting(LaneSenderTest::ids).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(lanes.replays()).isEqualTo(1);
    }

    @DisplayName(
            "what central wants later goes to the end of its lane under a new number, after a pause, and is not told")
    @Test
    void laterMeansAfterAPause() {
        begun();
        Set<String> busy = ConcurrentHashMap.newKeySet();
        busy.add("b");
        lanes.judge(change -> busy.remove(change.id()) ? Told.of(Outcome.RETRY_LATER, "busy") : Told.accepted(4));
        append(0, "a", "b", "c");

        LaneSender sender = start(Map.of("pause-max", "8h"));
        soon(() -> told.size() == 2);

        assertThat(pushes()).hasSize(1);
        assertThat(toldIds()).containsExactly("a", "c");
        soon(() -> {
            sender.wake();
            return told.size() == 3;
        });
        assertThat(toldIds()).containsExactly("a", "c", "b");
        assertThat(lanes.batches())
                .extracting(batch -> batch.header().firstSeq())
                .containsExactly(1L, 4L);
    }

    @DisplayName("every other outcome is told with its code and version, and ends the change")
    @ParameterizedTest
    @CsvSource({
        "REFUSED,not-your-store,0",
        "QUARANTINED,parent-missing,0",
        "STALE,stale,6",
        "DUPLICATE,'',0",
        "NOT_COLLECTED,'',0"
    })
    void otherOutcomesAreTold(Outcome outcome, String code, long version) {
        begun();
        lanes.judge(change -> change.id().equals("b") ? new Told(outcome, version, code) : Told.accepted(1));
        append(0, "a", "b", "c");

        start(Map.of());
        toldAll("a", "b", "c");

        assertThat(told.get(1)).isEqualTo(new Delivered(told.get(1).entry(), outcome.wireName(), version, code));
        assertThat(told.get(1).accepted()).isFalse();
        assertThat(pushes()).hasSize(1);
    }

    @DisplayName("a service restored from an old copy begins as another installation, with a new batch")
    @Test
    void anOldCopyBeginsAsAnotherInstallation() {
        begun();
        append(0, "a", "b", "c");
        start(Map.of());
        toldAll("a", "b", "c");
        stopSenders();
        database.execute("update outbox_lane set next_seq = 2");
        append(0, "d", "e", "f");

        start(Map.of());
        toldAll("a", "b", "c", "d", "e", "f");

        assertThat(lanes.begun()).hasSize(2).endsWith(store.lineage());
        assertThat(lanes.batches())
                .extracting(batch -> batch.header().firstSeq())
                .containsExactly(1L, 2L);
        assertThat(lanes.batches())
                .extracting(batch -> batch.header().batchId())
                .doesNotHaveDuplicates();
    }

    @Test
    void aRetiredInstallationBeginsAsAnother() {
        begun();
        lanes.retire();
        append(0, "a");

        start(Map.of());
        toldAll("a");

        assertThat(lanes.begun()).hasSize(2).endsWith(store.lineage());
    }

    @DisplayName("a batch that central has with other bytes is not the same one: it goes as another installation's")
    @Test
    void aBatchThatDiffersIsAnotherInstallations() {
        begun();
        append(0, "a");
        routing.trouble("/push", Trouble.CUT);
        routing.always("/push", Trouble.AWAY);
        start(Map.of());
        soon(() -> pushes().size() > 1);
        stopSenders();
        database.execute("update outbox set record_id = 'z', body = '{\"ID\":\"z\"}'");
        routing.usual();

        start(Map.of());
        toldAll("z");

        assertThat(lanes.begun()).hasSize(2).endsWith(store.lineage());
        assertThat(lanes.ids()).containsExactly("a", "z");
    }

    @DisplayName("a central that was restored gets the same batch from the same installation")
    @Test
    void aRestoredCentralGetsTheSameBatch() {
        begun();
        append(0, "a");
        start(Map.of());
        toldAll("a");
        lanes.forget();

        append(0, "b");
        toldAll("a", "b");

        assertThat(lanes.begun()).hasSize(2).containsOnly(store.lineage());
        assertThat(pushes()).hasSize(3);
        assertThat(pushes().get(2)).isEqualTo(pushes().get(1));
    }

    @DisplayName(
            "lanes that learn one after the other that the installation is retired begin one new one, not one each")
    @Test
    void lanesBeginOneNewInstallation() {
        begun();
        lanes.retire();
        append(0, "a");
        append(1, "b");
        append(2, "c");
        Gate first = new Gate();
        Gate others = new Gate();
        routing.trouble("/push", new Held(first));
        routing.trouble("/push", new Held(others));
        routing.trouble("/push", new Held(others));
        start(Map.of());
        soon(() -> first.arrived() + others.arrived() == 3);

        first.open();
        soon(() -> told.size() == 1);
        others.open();
        soon(() -> told.size() == 3);

        assertThat(lanes.begun()).hasSize(2).endsWith(store.lineage());
        assertThat(lanes.ids()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @DisplayName("a lane that is refused does not keep the others of its round")
    @Test
    void aRefusedLaneHoldsUpNoOther() {
        begun();
        lanes.judge(change -> {
            if (change.id().equals("a")) {
                throw new IllegalStateException("central fails at this change");
            }
            return Told.accepted(1);
        });
        append(0, "a");
        append(1, "b");

        start(Map.of());
        soon(() -> toldIds().equals(List.of("b")));
        append(1, "c");
        soon(() -> toldIds().equals(List.of("b", "c")));

        assertThat(store.lanes()).containsExactly(0);
    }

    @DisplayName("stopping lets a running push end, and sends no further one")
    @Test
    void stopsAfterTheRunningPush() {
        begun();
        append(0, "a", "b", "c");
        Gate gate = new Gate();
        routing.trouble("/push", new Held(gate));
        LaneSender sender = start(Map.of("outbox.records-max", "1"));
        soon(() -> gate.arrived() == 1);

        sender.stop(new ShutdownEvent());
        gate.open();
        ended("outbox");

        assertThat(toldIds()).containsExactly("a");
        assertThat(pushes()).hasSize(1);
        assertThat(store.waiting()).isEqualTo(2);
    }

    @DisplayName("stopping ends a pause, however long, also one that begins just then")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsWhileRoutingIsAway(boolean stoppedBefore) {
        begun();
        append(0, "a");
        Gate gate = new Gate();
        routing.trouble("/push", new Held(gate));
        LaneSender sender = start(Map.of("pause-max", "8h"));
        soon(() -> gate.arrived() == 1);

        if (stoppedBefore) {
            sender.stop(new ShutdownEvent());
        }
        routing.close();
        stopSenders();

        assertThat(told).isEmpty();
        assertThat(store.waiting()).isEqualTo(1);
    }

    @DisplayName("who wakes the sender need not wait until it looks again")
    @Test
    void looksAgainWhenWoken() {
        begun();
        LaneSender sender = start(Map.of("outbox.look-every", "8h"));

        append(0, "a");
        soon(() -> {
            sender.wake();
            return toldIds().equals(List.of("a"));
        });

        stopSenders();
    }

    @DisplayName(
            "how much waits is measured; nothing is pushed where it is switched off, or where a service has no outbox")
    @Test
    void pushesNothingWithoutOutboxOrSwitchedOff() {
        sender(Map.of("outbox.enabled", "false"), OneBean.of(store)).start(new StartupEvent(), meters);
        sender(Map.of(), OneBean.none()).start(new StartupEvent(), meters);
        assertThat(runs("outbox")).isFalse();
        assertThat(meters.getMeters()).isEmpty();
        routing.always("/push", Trouble.AWAY);
        append(0, "a", "b");

        start(Map.of());

        assertThat(meters.get("sync.outbox.depth").gauge().value()).isEqualTo(2);
    }
}

package org.storesync.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.client.Soon.runs;
import static org.storesync.client.Soon.soon;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.OneBean;
import org.storesync.client.test.Gate;
import org.storesync.client.test.Judge.Told;
import org.storesync.client.test.Trouble;
import org.storesync.client.test.Trouble.Held;
import org.storesync.model.Outcome;
import org.storesync.model.SaidCode;

/** Sends each lane in order, tells each outcome to the code that decided the change, and ends when asked to. */
class LaneSenderTest extends SenderSetup {
    @DisplayName("a lane goes out in batches with consecutive numbers, in the order it was written")
    @Test
    void pushesALaneInOrder() {
        begun();
        append(3, "a", "b", "c", "d", "e");

        start(Map.of("outbox.records-max", "2"));
        toldAll("a", "b", "c", "d", "e");

        assertThat(lanes.batches())
                .extracting(SenderSetup::ids)
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
        OutboxBook.Batch batch = store.next(2, 10).orElseThrow();

        start(Map.of());
        toldAll("a", "q\"\\é", "b");

        assertThat(pushes())
                .containsExactly("{\"batchId\":\"" + batch.id() + "\",\"lineage\":\"" + batch.lineage()
                        + "\",\"lane\":2,\"firstSeq\":1,\"count\":3}\n"
                        + "{\"type\":\"item\",\"id\":\"a\",\"baseVersion\":0,\"body\":{\"ID\":\"a\",\"price\":1.10}}\n"
                        + "{\"type\":\"item\",\"id\":\"q\\\"\\\\é\",\"body\":{\"ID\":\"q\\\"\\\\é\"}}\n"
                        + "{\"type\":\"item\",\"id\":\"b\",\"op\":\"delete\",\"baseVersion\":7}\n");
    }

    @DisplayName(
            "a change that central wants later goes to the end of its lane under a new number, after a pause, and no outcome is told")
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

        SaidCode said = code.isEmpty() ? null : SaidCode.of(code);
        assertThat(told.get(1)).isEqualTo(new Delivered(told.get(1).entry(), outcome, version, said));
        assertThat(told.get(1).accepted()).isFalse();
        assertThat(pushes()).hasSize(1);
    }

    @DisplayName("a refused lane does not stop the other lanes of its round")
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
    void stopsAfterTheRunningPush() throws InterruptedException {
        begun();
        append(0, "a", "b", "c");
        Gate gate = new Gate();
        routing.trouble("/push", new Held(gate));
        LaneSender sender = start(Map.of("outbox.records-max", "1"));
        soon(() -> gate.arrived() == 1);

        Thread stopping = Thread.ofPlatform().start(() -> sender.stop(new ShutdownEvent()));
        soon(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        gate.open();
        stopping.join();

        assertThat(runs("outbox")).isFalse();
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
            Thread stopping = Thread.ofPlatform().start(() -> sender.stop(new ShutdownEvent()));
            soon(() -> stopping.getState() == Thread.State.TIMED_WAITING);
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

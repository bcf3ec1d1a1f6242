package org.storesync.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.client.Soon.soon;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.test.Gate;
import org.storesync.client.test.Trouble;
import org.storesync.client.test.Trouble.Changed;
import org.storesync.client.test.Trouble.Held;
import org.storesync.client.test.Trouble.Refused;

/** Once (I4): a batch stays the same until it is answered. It becomes another installation's batch only if central says so. */
class BatchInDoubtTest extends SenderSetup {
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

    /** The first push of a batch had this trouble, and the second one waits at the gate. */
    private Gate inDoubt(Trouble trouble) {
        begun();
        append(0, "a", "b");
        Gate gate = new Gate();
        routing.trouble("/push", trouble);
        routing.trouble("/push", new Held(gate));

        start(Map.of());
        soon(() -> gate.arrived() == 1);
        return gate;
    }

    @DisplayName("an answer of another batch does not count: no outcome is told, and the batch is sent again")
    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongAnswerTellsNothing(Trouble wrong) {
        Gate gate = inDoubt(wrong);

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
        Gate gate = inDoubt(trouble);
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

        assertThat(lanes.batches()).extracting(SenderSetup::ids).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(lanes.replays()).isEqualTo(1);
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

    @DisplayName("a service restored so far back that central has answered all numbers of its next batch loses no edit")
    @ParameterizedTest(name = "the answer is cut: {0}")
    @ValueSource(booleans = {false, true})
    void aFarOlderCopyLosesNoEdit(boolean cut) {
        begun();
        append(0, "a", "b", "c");
        start(Map.of());
        toldAll("a", "b", "c");
        stopSenders();
        database.execute("update outbox_lane set next_seq = 1");
        append(0, "d", "e");
        if (cut) {
            routing.trouble("/push", Trouble.CUT);
        }

        start(Map.of());
        toldAll("a", "b", "c", "d", "e");

        assertThat(told).allMatch(Delivered::accepted);
        assertThat(lanes.begun()).hasSize(2).endsWith(store.lineage());
        assertThat(lanes.batches())
                .extracting(batch -> batch.header().firstSeq() + " " + ids(batch))
                .containsExactly("1 [a, b, c]", "1 [d, e]", "1 [d, e]");
        assertThat(lanes.batches())
                .extracting(batch -> batch.header().batchId())
                .doesNotHaveDuplicates();
        assertThat(routing.log().version("item", "d")).as("written once").isEqualTo(1);
    }

    @DisplayName("a batch whose answer was lost is its own when it comes again: it is not taken for an older copy's")
    @Test
    void aBatchSentTwiceIsNoOlderCopys() {
        begun();
        append(0, "a", "b");
        routing.trouble("/push", Trouble.CUT);

        start(Map.of());
        toldAll("a", "b");

        assertThat(lanes.replays()).isEqualTo(1);
        assertThat(lanes.begun()).hasSize(1);
        assertThat(lanes.ids()).containsExactly("a", "b");
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
}

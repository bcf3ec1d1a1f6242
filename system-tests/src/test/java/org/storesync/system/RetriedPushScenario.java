package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.local.link.Direction;
import org.storesync.local.link.Link;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Batch;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Row;
import org.storesync.system.wire.Wire.NoAnswer;
import org.storesync.system.wire.WireSite;

/** Once (I4): a push has one effect, however often it is sent, and wherever its answer was cut. */
@SystemTest
class RetriedPushScenario {
    private static final int CHANGES = 40;

    private final Central central;
    private Link link;
    private WireSite site;
    private WireSite collector;
    private Store store;

    RetriedPushScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aSiteBehindALink() {
        link = Link.open(0, central.gateway(1).getPort());
        site = central.begunSite("desktop").over(link.uri());
        store = central.newStore(site);
        collector = central.begunSite("desktop");
        central.syncWith(store, collector.id(), "collector");
        collector.drain();
    }

    @AfterEach
    void closeTheLink() {
        link.close();
    }

    @Test
    void aPushRetriedFiveTimesHasOneEffect() {
        Batch batch = site.batch(changes());
        Answer first = WireSite.ok(site.send(batch));

        for (int i = 0; i < 5; i++) {
            Answer again = WireSite.ok(site.send(batch));
            assertThat(again.text()).isEqualTo(first.text().replace("\"replayed\":false", "\"replayed\":true"));
        }

        site.settle(batch, first);
        oneEffect();
    }

    @Test
    void theSameNumbersInAnotherBatchAreDuplicates() {
        List<Change> changes = changes();
        site.settle(site.batch(changes), WireSite.ok(site.send(site.batch(changes))));
        Batch overlapping = new Batch(java.util.UUID.randomUUID(), site.lineage(), 0, 1, changes, false);

        assertThat(site.settle(overlapping, WireSite.ok(site.send(overlapping))))
                .allMatch(outcome -> outcome.word().equals("duplicate"));

        oneEffect();
    }

    @Test
    void anotherBodyUnderAnAnsweredIdIsToldTheOutcomeOfTheFirst() {
        Batch batch = site.batch(changes());
        Answer first = WireSite.ok(site.send(batch));
        site.settle(batch, first);

        Answer other = site.send(new Batch(batch.id(), batch.lineage(), 0, batch.firstSeq(), changes(), false));

        assertThat(other.code()).isEqualTo("batch-differs");
        assertThat(other.json().path("outcome").toString()).contains(batch.id().toString());
        oneEffect();
    }

    @Test
    void twoAttemptsAtOnceAreOneBatch() throws Exception {
        WireSite second = central.overSecond(site);
        Batch batch = second.batch(changes());
        List<Answer> answers = new ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = List.of(
                    threads.submit(() -> second.send(batch)),
                    threads.submit(() -> second.send(batch)),
                    threads.submit(() -> second.send(batch)));
            for (var attempt : attempts) {
                answers.add(WireSite.ok(attempt.get()));
            }
        }

        assertThat(answers)
                .extracting(answer -> answer.json().path("replayed").asBoolean())
                .containsOnlyOnce(false);
        assertThat(answers)
                .extracting(answer -> answer.json().path("outcomes").toString())
                .containsOnly(answers.getFirst().json().path("outcomes").toString());
        second.settle(batch, answers.getFirst());
        oneEffect();
    }

    /** Byte positions of the answer: before it, in its head, in its body. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 80, 150, 220})
    void anAnswerCutAtAnyByteIsHadByTheRetry(long bytes) {
        Batch batch = site.batch(changes());
        link.cutAfter(Direction.DOWN, bytes);
        assertThatThrownBy(() -> site.send(batch)).isInstanceOf(NoAnswer.class);
        link.mend();

        assertThat(site.begin()).as("the batch in doubt is central's last").isEqualTo("CONTINUE");
        Answer again = WireSite.ok(site.send(batch));

        assertThat(again.json().path("replayed").asBoolean()).isTrue();
        site.settle(batch, again);
        oneEffect();
    }

    /** Byte positions of the request: before it, in its head, in its body. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 700, 3_000})
    void aRequestCutAtAnyByteDidNothing(long bytes) {
        Batch batch = site.batch(changes());
        link.cutAfter(Direction.UP, bytes);
        assertThatThrownBy(() -> site.send(batch)).isInstanceOf(NoAnswer.class);
        link.mend();

        assertThat(site.begin()).isEqualTo("CONTINUE");
        Answer again = WireSite.ok(site.send(batch));

        assertThat(again.json().path("replayed").asBoolean()).isFalse();
        site.settle(batch, again);
        oneEffect();
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            changes.add(Bodies.stock(Bodies.id(), store.id(), "stock " + i));
        }
        return changes;
    }

    private void oneEffect() {
        List<Row> rows = collector.drain();
        assertThat(rows).filteredOn(row -> row.key().type().equals("item_line")).hasSize(CHANGES);
        assertThat(rows).extracting(Row::key).doesNotHaveDuplicates();
        assertThat(rows)
                .filteredOn(row -> row.key().type().equals("item_line"))
                .extracting(Row::version)
                .as("changed once")
                .allMatch(version -> version.equals(rows.getLast().version()));
        central.drained(site.over(central.gateway(1)), collector);
    }
}

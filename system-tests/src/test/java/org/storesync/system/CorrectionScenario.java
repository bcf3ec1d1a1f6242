package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Sight;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Row;
import org.storesync.system.wire.WireSite;

/** Central also answers a refused or stale change with its own body, so that the site converges (I9; design: Unsent meets pulled). */
@SystemTest
class CorrectionScenario {
    private final Central central;
    private WireSite editor;
    private WireSite collector;
    private Store store;

    CorrectionScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aStoreAndItsCollector() {
        editor = central.begunSite("desktop");
        collector = central.begunSite("desktop");
        store = central.newStore(editor);
        central.syncWith(store, collector.id(), "collector");
    }

    @Test
    void aCollectorsChangeIsRefusedAndCorrected() {
        String line = Bodies.id();
        Change right = Bodies.stock(line, store.id(), "right" + Sight.mark(store));
        editor.push(right);
        central.drained(collector);

        Outcome outcome =
                collector.push(Bodies.stock(line, store.id(), "wrong")).getFirst();

        assertThat(outcome.said()).isEqualTo("not-your-store");
        Row correction = onlyRow(collector.drain(), line);
        assertThat(correction.isLetter()).isTrue();
        assertThat(correction.answers()).isEqualTo(outcome.siteSeq());
        assertThat(correction.body()).isEqualTo(right.body());
        central.drained(collector, editor);
    }

    @Test
    void aChangeOfADeletedRecordIsCorrectedByADelete() {
        String line = Bodies.id();
        editor.push(Bodies.stock(line, store.id(), "short-lived"));
        collector.drain();
        editor.push(Change.delete("item_line", line));

        assertThat(collector.pushOne(Bodies.stock(line, store.id(), "wrong"))).isEqualTo("not-your-store");

        assertThat(collector.drain())
                .filteredOn(row -> row.key().id().equals(line))
                .extracting(Row::op)
                .containsOnly("delete");
        central.drained(collector);
    }

    @Test
    void aStaleChangeIsDroppedForTheNewerBody() {
        String line = Bodies.id();
        long first =
                editor.push(Bodies.stock(line, store.id(), "first")).getFirst().version();
        Change newer = Bodies.stock(line, store.id(), "second");
        long second = editor.push(newer).getFirst().version();
        assertThat(second).isGreaterThan(first);

        Outcome outcome = editor.push(
                        Bodies.stock(line, store.id(), "on the first").on(first))
                .getFirst();

        assertThat(outcome.word()).isEqualTo("stale");
        assertThat(outcome.version()).isEqualTo(second);
        assertThat(onlyRow(editor.drain(), line).body()).isEqualTo(newer.body());
        assertThat(editor.push(Bodies.stock(line, store.id(), "on the second").on(second))
                        .getFirst()
                        .said())
                .isEqualTo("accepted");
        central.drained(editor, collector);
    }

    @Test
    void whoIsNotEntitledGetsNoCorrection() {
        WireSite stranger = central.begunSite("desktop");
        String line = Bodies.id();
        String canary = central.sight().watch("canary-" + line);
        editor.push(Bodies.stock(line, store.id(), canary));
        Store strangers = central.newStore(stranger);

        assertThat(stranger.push(
                        Bodies.stock(line, store.id(), "a guess"),
                        Bodies.stock(line, strangers.id(), "an id of another home"),
                        Change.delete("item_line", line)))
                .extracting(Outcome::said)
                .containsExactly("not-your-store", "id-belongs-elsewhere", "not-your-store");

        central.drained(stranger, collector, central.own());
        assertThat(central.sight().sitesThatSaw(canary)).as("I3").containsExactly(1, collector.id());
    }

    @Test
    void centralDataIsThePrimarysAlone() {
        String item = Bodies.id();
        Change right = Bodies.item(item, "paracetamol");
        central.primary().push(right);
        editor.drain();

        assertThat(editor.push(
                        Bodies.item(item, "renamed"),
                        Bodies.itemInStore(Bodies.id(), store.id(), item),
                        Bodies.store(store.id(), store.nameId(), "store", "renamed")))
                .extracting(Outcome::said)
                .containsExactly("primary-only", "primary-only", "primary-only");

        assertThat(onlyRow(editor.drain(), item).body()).isEqualTo(right.body());
        central.drained(editor);
    }

    private static Row onlyRow(List<Row> rows, String id) {
        List<Row> found = rows.stream().filter(row -> row.key().id().equals(id)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}

package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.HeldLock;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Page;
import org.storesync.system.wire.Row;
import org.storesync.system.wire.WireSite;

/** Order (I6): no cursor skips what commits late, versions rise, parents come first. */
@SystemTest
class ReaderOrderScenario {
    private final Central central;
    private WireSite editor;
    private WireSite reader;
    private Store store;

    ReaderOrderScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aStoreAndItsReader() {
        editor = central.begunSite("desktop");
        reader = central.overSecond(central.begunSite("desktop"));
        store = central.newStore(editor);
        central.syncWith(store, reader.id(), "collector");
        reader.drain();
    }

    @Test
    void aReaderDoesNotPassACommitThatComesLate() throws Exception {
        Change late = Bodies.item(Bodies.id(), "late");
        Change behind = Bodies.message(Bodies.id(), store.id(), "", "to everybody, behind it in the same stream");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> first;
            Future<List<Outcome>> second;
            try (HeldLock feed = HeldLock.take(central, "select * from feed_head for update")) {
                first = threads.submit(() -> central.primary().push(late));
                feed.awaitWaiting(1);
                second = threads.submit(() -> editor.push(behind));
                feed.awaitWaiting(2);
                for (int i = 0; i < 5; i++) {
                    assertThat(reader.pull(1_000).rows()).extracting(Row::key).doesNotContain(late.key(), behind.key());
                }
            }
            assertThat(first.get()).allMatch(Outcome::accepted);
            assertThat(second.get()).allMatch(Outcome::accepted);
        }

        assertThat(reader.drain()).extracting(Row::key).containsSubsequence(late.key(), behind.key());
        central.drained(reader, editor);
    }

    @Test
    void aReaderOfManyWritersSkipsNothing() throws Exception {
        WireSite second = central.begunSite("desktop");
        Store other = central.newStore(second);
        central.overSecond(second);
        List<Row> seen = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Three sites write the one stream that every site reads, over both replicas.
            List<Future<?>> writing = List.of(
                    threads.submit(() -> messages(editor, store)),
                    threads.submit(() -> messages(second, other)),
                    threads.submit(() -> {
                        for (int i = 0; i < 40; i++) {
                            central.primary().push(Bodies.item(Bodies.id(), "item " + i));
                        }
                    }));
            while (!writing.stream().allMatch(Future::isDone)) {
                seen.addAll(reader.pull(7).rows());
            }
            for (Future<?> each : writing) {
                each.get();
            }
        }
        seen.addAll(reader.drain());

        assertThat(seen).as("120 new records, each once").extracting(Row::key).doesNotHaveDuplicates();
        assertThat(seen).hasSizeGreaterThanOrEqualTo(120);
        central.drained(reader, editor, second);
    }

    private static void messages(WireSite from, Store store) {
        for (int i = 0; i < 40; i++) {
            from.push(Bodies.message(Bodies.id(), store.id(), "", "message " + i));
        }
    }

    @Test
    void parentsComeAheadOfTheirLinesHoweverSmallThePage() {
        List<String> invoices = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String invoice = Bodies.id();
            invoices.add(invoice);
            editor.push(Bodies.adjustment(invoice, store.id(), "new"));
            for (int line = 0; line < 10; line++) {
                editor.push(Bodies.invoiceLine(Bodies.id(), invoice, "line " + line));
            }
        }
        // Their headers move to positions after all lines.
        invoices.forEach(invoice -> editor.push(Bodies.adjustment(invoice, store.id(), "changed")));

        Page page;
        do {
            page = reader.pull(7);
            assertThat(reader.replica().breaches()).as("after each page").isEmpty();
        } while (!page.drained());
        central.drained(reader);
    }

    @Test
    void aHotRecordThatMovesAheadOfThePagerComesInTheEnd() {
        String hot = Bodies.id();
        for (int i = 0; i < 30; i++) {
            editor.push(Bodies.stock(Bodies.id(), store.id(), "cold " + i));
        }
        Page page;
        int rounds = 0;
        do {
            if (rounds++ < 8) {
                editor.push(Bodies.stock(hot, store.id(), "hot " + rounds));
            }
            page = reader.pull(5);
        } while (!page.drained());

        central.drained(reader);
        assertThat(reader.replica().content())
                .containsKey(Bodies.stock(hot, store.id(), "").key());
    }

    @Test
    void aLostPageIsServedAgain() {
        for (int i = 0; i < 20; i++) {
            editor.push(Bodies.stock(Bodies.id(), store.id(), "stock " + i));
        }
        String before = reader.cursor();
        Page first = reader.pull(8);
        reader.pull(8);

        reader.cursor(before);
        assertThat(reader.pull(8).rows())
                .as("the same rows after the same cursor")
                .isEqualTo(first.rows());
        central.drained(reader);
    }
}

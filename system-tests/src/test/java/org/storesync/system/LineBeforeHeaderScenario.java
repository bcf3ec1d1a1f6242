package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.HeldLock;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;

/**
 * QuarantineIsolated (I10): a line that comes before its header waits alone, and is then judged again automatically. The header comes from
 * the store's old site and the line from its new one, so they are two batches that can race. Both meet at the header's key.
 */
@SystemTest
class LineBeforeHeaderScenario {
    private final Central central;
    private WireSite site;
    private WireSite reader;
    private Store store;

    LineBeforeHeaderScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aStoreAndItsReader() {
        site = central.begunSite("internal");
        store = central.newStore(site);
        reader = central.begunSite("desktop");
        central.syncWith(store, reader.id(), "collector");
        reader.drain();
    }

    @Test
    void aLineInAnEarlierBatchHoldsUpNothing() {
        String invoice = Bodies.id();
        Change line = Bodies.invoiceLine(Bodies.id(), invoice, "early");
        Change stock = Bodies.stock(Bodies.id(), store.id(), "beside it");

        List<Outcome> outcomes = site.push(line, stock);

        assertThat(outcomes).extracting(Outcome::said).containsExactly("parent-missing", "accepted");
        central.drained(reader);
        assertThat(site.pushOne(Bodies.adjustment(invoice, store.id(), "late"))).isEqualTo("accepted");
        central.released(List.of(line));
        central.drained(reader, site, central.own());
        assertThat(reader.replica().content()).containsKey(line.key());
    }

    @ParameterizedTest(name = "the {0} first, the placeholder there before: {1}")
    @CsvSource({"line, false", "line, true", "header, false", "header, true"})
    void inEitherOrderTheyMeet(String first, boolean placeholder) throws Exception {
        String invoice = Bodies.id();
        Change line = Bodies.invoiceLine(Bodies.id(), invoice, "the line");
        Change header = Bodies.adjustment(invoice, store.id(), "the header");
        if (placeholder) {
            site.push(Bodies.invoiceLine(Bodies.id(), invoice, "one that was there before"));
        }
        WireSite lane = site.lane(1);
        List<WireSite> ways = List.of(site, central.overSecond(lane));
        Change one = first.equals("line") ? line : header;
        Change other = first.equals("line") ? header : line;

        Future<List<Outcome>> firstPush;
        Future<List<Outcome>> secondPush;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // The first one has written and holds the header's key. The second one waits for it.
            try (HeldLock feed = HeldLock.take(central, "select * from feed_head for update")) {
                firstPush = threads.submit(() -> ways.get(0).push(one, beside()));
                feed.awaitWaiting(1);
                secondPush = threads.submit(() -> ways.get(1).push(other, beside()));
                feed.awaitWaiting(2);
            }
            assertThat(firstPush.get().getLast().said()).isEqualTo("accepted");
            assertThat(secondPush.get().getLast().said()).isEqualTo("accepted");
        }

        central.released(List.of(line));
        central.drained(reader, central.own());
        assertThat(reader.replica().content()).containsKeys(line.key(), header.key());
    }

    private Change beside() {
        return Bodies.stock(UUID.randomUUID().toString(), store.id(), "beside it");
    }
}

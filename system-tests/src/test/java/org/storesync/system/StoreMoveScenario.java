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
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Page;
import org.storesync.system.wire.Row;
import org.storesync.system.wire.WireSite;

/**
 * Moving a store (B8): nothing is lost, nothing is edited twice, and a wrong move is undone. Streams end and begin again (design: Ends).
 */
@SystemTest
class StoreMoveScenario {
    private final Central central;
    private WireSite from;
    private WireSite to;
    private Store store;

    StoreMoveScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aStoreWithData() {
        from = central.begunSite("desktop");
        to = central.begunSite("desktop");
        store = central.newStore(from);
        from.push(stock("first"), stock("second"), Bodies.location(Bodies.id(), store.id(), "shelf"));
        central.drained(from, to);
    }

    @Test
    void theNewSiteLoadsAllAndTheOldOneForgetsIt() {
        central.assign(store, to.id());

        List<Row> lost = from.drain();
        assertThat(lost).extracting(Row::op).contains("drop-stream");
        assertThat(from.replica().content().keySet())
                .as("the core record too")
                .doesNotContain(new Key("store", store.id()));
        central.drained(from, to, central.own());
        assertThat(to.pushOne(stock("from the new site"))).isEqualTo("accepted");
        central.drained(to, central.own());
    }

    @Test
    void whatTheOldSiteHadNotSentWaitsAndComesBackWithTheUndo() {
        central.assign(store, to.id());
        Change tail = stock("unsent tail");

        assertThat(from.push(tail).getFirst().said()).isEqualTo("store-moved");
        central.drained(from, to);
        assertThat(central.quarantine()).contains(tail.key());

        central.assign(store, from.id());
        assertThat(central.quarantine()).doesNotContain(tail.key());
        central.drained(from, to, central.own());
        assertThat(from.replica().content()).as("its own tail came back to it").containsKey(tail.key());
        assertThat(to.pushOne(stock("too late"))).isEqualTo("store-moved");
    }

    @Test
    void theOldSiteKeepsACollectorOrTransferCopyWhereSet() {
        central.assign(store, to.id());
        central.syncWith(store, from.id(), "collector");
        to.push(stock("seen by the collector"));
        central.drained(from, to);

        central.syncWith(store, from.id(), "transfer");
        central.drained(from);
        assertThat(from.replica().content().keySet())
                .filteredOn(key -> !key.type().equals("item")
                        && !key.type().equals("message")
                        && !key.type().startsWith("list")
                        && !key.type().equals("name_store_join"))
                .as("the core record alone")
                .contains(new Key("store", store.id()))
                .allMatch(key -> key.type().equals("store"));
    }

    @Test
    void aStoreLostAndGainedAgainBetweenTwoSyncsIsLoadedAnew() {
        String own = from.replica().content().firstKey().id();
        central.assign(store, 0);
        central.assign(store, from.id());

        Page page = from.pull(5_000);

        assertThat(page.begins())
                .as("three streams begin, under numbers never used before")
                .hasSize(3);
        assertThat(page.rows()).extracting(Row::op).contains("drop-stream");
        assertThat(page.rows())
                .as("its own records are part of the load")
                .extracting(row -> row.key().id())
                .contains(own);
        central.drained(from);
        Change after = stock("after the load");
        from.push(after);
        assertThat(from.drain()).as("not echoed").extracting(Row::key).doesNotContain(after.key());
        central.drained(from, central.own());
    }

    @Test
    void aPageInFlightOfAStreamThatEndsIsTakenBack() {
        for (int i = 0; i < 30; i++) {
            from.push(stock("line " + i));
        }
        central.syncWith(store, to.id(), "collector");
        to.pull(10);
        to.pull(10);

        central.syncWith(store, to.id(), "none");

        central.drained(to);
    }

    @Test
    void cursorEntriesOfEndedSubscriptionsAreIgnored() {
        central.syncWith(store, to.id(), "collector");
        to.drain();
        String whileCollector = to.cursor();
        central.syncWith(store, to.id(), "none");
        to.drain();
        central.syncWith(store, to.id(), "collector");

        to.cursor(whileCollector);

        central.drained(to);
    }

    @Test
    void aMobileSiteTakesOneActiveStore() {
        WireSite mobile = central.begunSite("mobile");
        central.assign(store, mobile.id());
        Store second = central.newStore();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> central.assign(second, mobile.id())))
                .as("A6")
                .hasMessageContaining("409");
        central.facts().active(second.id(), 0);
        central.drained(mobile);
    }

    private Change stock(String note) {
        return Bodies.stock(Bodies.id(), store.id(), note + " " + Sight.mark(store));
    }
}

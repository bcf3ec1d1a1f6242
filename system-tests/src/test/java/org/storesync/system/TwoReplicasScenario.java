package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.local.link.Link;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.HeldLock;
import org.storesync.system.suite.Sight;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;

/**
 * A push is held open on one replica while an administrator moves its store, or changes a type, on the other: facts and writes meet at the
 * heads. Nothing is lost, and nothing leaks (I1, I2, I3).
 */
@SystemTest
class TwoReplicasScenario {
    private static final String LAST_LOCK_OF_A_PUSH = "select * from feed_head for update";

    private final Central central;
    private WireSite from;
    private WireSite to;
    private Store store;

    TwoReplicasScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aStore() {
        // The push goes over replica 2, administration over replica 1.
        from = central.overSecond(central.begunSite("desktop"));
        to = central.begunSite("desktop");
        store = central.newStore(from);
        central.syncWith(store, to.id(), "transfer");
        from.push(changes("before"));
        central.drained(from, to);
    }

    @Test
    void aPushThatCameFirstGoesAlongWithTheMovedStore() throws Exception {
        List<Change> pushed = changes("in flight");

        List<Outcome> outcomes = pushFirst(pushed, () -> central.assign(store, to.id()));

        assertThat(outcomes).allMatch(Outcome::accepted);
        central.drained(from, to, central.own());
        assertThat(to.replica().content()).containsKey(pushed.getFirst().key());
    }

    @Test
    void aPushThatCameBehindTheMoveIsKeptForReview() throws Exception {
        List<Change> pushed = changes("in flight");

        List<Outcome> outcomes = pushSecond(pushed, () -> central.assign(store, to.id()));

        // The line waits for its header, wherever the header waits.
        assertThat(outcomes).extracting(Outcome::said).containsExactly("store-moved", "store-moved", "parent-missing");
        central.drained(from, to, central.own());
        central.assign(store, from.id());
        central.released(pushed);
        central.drained(from, to, central.own());
        assertThat(from.replica().content())
                .as("undone")
                .containsKey(pushed.getFirst().key());
    }

    @Test
    void aCollectorGainedMeanwhileGetsThePushEitherWay() throws Exception {
        assertThat(pushFirst(changes("first"), () -> central.collects(store, to.id(), true)))
                .allMatch(Outcome::accepted);
        central.drained(to);
        central.collects(store, to.id(), false);
        central.drained(to);

        assertThat(pushSecond(changes("second"), () -> central.collects(store, to.id(), true)))
                .allMatch(Outcome::accepted);
        central.drained(to, from);
    }

    @Test
    void aCollectorLostMeanwhileSeesNothingOfThePush() throws Exception {
        central.collects(store, to.id(), true);
        to.drain();
        String first = central.sight().watch("canary-" + Bodies.id());
        String second = central.sight().watch("canary-" + Bodies.id());

        pushFirst(changes(first), () -> central.collects(store, to.id(), false));
        central.drained(to);
        central.collects(store, to.id(), true);
        central.drained(to);
        pushSecond(changes(second), () -> central.collects(store, to.id(), false));
        central.drained(to);

        assertThat(central.sight().sitesThatSaw(second)).doesNotContain(to.id());
        central.drained(from, central.own());
    }

    @Test
    void aStoreCentralStopsCollectingMeanwhileIsNotCollected() throws Exception {
        assertThat(pushFirst(changes("first"), () -> central.collects(store, 1, false)))
                .allMatch(Outcome::accepted);
        central.collects(store, 1, true);

        assertThat(pushSecond(changes("second"), () -> central.collects(store, 1, false)))
                .extracting(Outcome::said)
                .containsOnly("not-collected");
        central.drained(central.own());
    }

    @Test
    void thePrimaryHandedOverMeanwhileEditsNothingMore() throws Exception {
        WireSite primary = central.primary();
        WireSite next = central.begunSite("desktop");
        Change item = Bodies.item(Bodies.id(), "too late");
        try {
            List<Outcome> outcomes;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> handover;
                Future<List<Outcome>> pushing;
                try (HeldLock head = HeldLock.ofHead(central, "central", "")) {
                    handover = threads.submit(() -> central.primary(next.id()));
                    head.awaitWaiting(1);
                    pushing = threads.submit(() -> primary.push(item));
                    head.awaitWaiting(2);
                }
                handover.get();
                outcomes = pushing.get();
            }
            assertThat(outcomes).extracting(Outcome::said).containsExactly("primary-moved");
            assertThat(next.pushOne(Bodies.item(Bodies.id(), "of the new one"))).isEqualTo("accepted");
            central.drained(next, to);
        } finally {
            central.primary(primary.id());
        }
        // A new record is taken, because the role is back.
        central.released(List.of(item));
        central.drained(to, primary);
    }

    @Test
    void aStoreMovedWhileAPushIsStillOnItsWay() throws Exception {
        try (Link slow = Link.open(0, central.gateway(2).getPort());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.bandwidth(20_000);
            from.over(slow.uri());
            List<Change> large = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                large.add(Bodies.stock(Bodies.id(), store.id(), "x".repeat(300)));
            }
            Future<List<Outcome>> pushing = threads.submit(() -> from.push(large));
            central.assign(store, to.id());

            assertThat(pushing.get()).extracting(Outcome::said).containsOnly("store-moved");
            slow.bandwidth(10_000_000);
            central.drained(from, to);
        }
    }

    /** The push has all its locks and has written. The act waits for it. */
    private List<Outcome> pushFirst(List<Change> changes, Runnable act) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> pushing;
            Future<?> acting;
            try (HeldLock feed = HeldLock.take(central, LAST_LOCK_OF_A_PUSH)) {
                pushing = threads.submit(() -> from.push(changes));
                feed.awaitWaiting(1);
                acting = threads.submit(act);
                feed.awaitWaiting(2);
            }
            acting.get();
            return pushing.get();
        }
    }

    /** The push has decided by the facts from before the act, and waits for it at the store's head. */
    private List<Outcome> pushSecond(List<Change> changes, Runnable act) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> pushing;
            Future<?> acting;
            try (HeldLock head = HeldLock.ofHead(central, "store", store.id())) {
                acting = threads.submit(act);
                head.awaitWaiting(1);
                pushing = threads.submit(() -> from.push(changes));
                head.awaitWaiting(2);
            }
            acting.get();
            return pushing.get();
        }
    }

    private List<Change> changes(String note) {
        String invoice = Bodies.id();
        String marked = note + Sight.mark(store);
        return List.of(
                Bodies.stock(Bodies.id(), store.id(), marked),
                Bodies.adjustment(invoice, store.id(), marked),
                Bodies.invoiceLine(Bodies.id(), invoice, marked));
    }
}

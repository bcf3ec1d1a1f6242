package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.local.suite.InternalService;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Batch;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;

/**
 * One valid site takes as much of central as it can, behind the same gateway as another site. No process dies, and all calls of the other
 * site get good answers meanwhile (docs/adr/0018). Heaps are small.
 */
@SystemTest
class AttackScenario {
    private static final int MEGABYTE = 1_000_000;

    private final Central central;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> pids = new HashMap<>();
    private final List<Change> written = new ArrayList<>();
    private WireSite attacker;
    private Store store;
    private Future<Integer> other;

    AttackScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void anotherSiteIsAtWork() {
        central.service(InternalService.TRANSFER);
        central.suite()
                .processes()
                .forEach(process -> pids.put(process.name(), process.pid().orElse(0L)));
        attacker = central.begunSite("desktop");
        store = central.newStore(attacker);
        WireSite quiet = central.begunSite("desktop");
        Store theirs = central.newStore(quiet);
        quiet.drain();
        other = threads.submit(() -> works(quiet, theirs));
    }

    /** Pushes and pulls until the attack is over; returns how often. */
    private int works(WireSite site, Store own) {
        int rounds = 0;
        while (!over.get()) {
            Change change = Bodies.stock(Bodies.id(), own.id(), "round " + rounds++);
            var batch = site.batch(List.of(change));
            Answer pushed = site.send(batch);
            if (pushed.status() == 200) {
                site.settle(batch, pushed);
            } else {
                troubles.add("push " + pushed.status() + " " + pushed.text());
            }
            Answer pulled = site.pullCall(site.cursor(), 100);
            if (pulled.status() != 200) {
                troubles.add("pull " + pulled.status() + " " + pulled.text());
            }
        }
        return rounds;
    }

    @AfterEach
    void nobodyElseNoticed() throws Exception {
        over.set(true);
        assertThat(other.get()).isPositive();
        assertThat(troubles).isEmpty();
        central.settled();
        // So that nobody has to load them later.
        for (int from = 0; from < written.size(); from += 500) {
            attacker.push(written.subList(from, Math.min(written.size(), from + 500)).stream()
                    .map(change -> Change.delete(change.type(), change.id()))
                    .toList());
        }
        threads.shutdown();
        Map<String, Long> now = new HashMap<>();
        central.suite()
                .processes()
                .forEach(process -> now.put(process.name(), process.pid().orElse(0L)));
        assertThat(now).as("no process died").isEqualTo(pids);
    }

    private static Change large(String type, String id, String fields) {
        return Change.upsert(
                type, id, "{\"ID\":\"" + id + "\"," + fields + ",\"text\":\"" + "x".repeat(MEGABYTE) + "\"}");
    }

    private List<Outcome> push(List<Change> changes) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += 4) {
            outcomes.addAll(attacker.pushThrough(changes.subList(from, Math.min(changes.size(), from + 4))));
        }
        return outcomes;
    }

    @DisplayName("security-1 security-13 large children of a parent that comes last, up to what may be parked")
    @Test
    void largeChildrenOfAParentThatComesLast() {
        String header = Bodies.id();
        List<Change> children = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            children.add(large("trans_line", Bodies.id(), "\"transaction_ID\":\"" + header + "\""));
        }
        List<Outcome> outcomes = push(children);
        assertThat(outcomes).extracting(Outcome::said).contains("parent-missing", "quarantine-full");

        Change parent = Change.upsert(
                "transact",
                header,
                "{\"ID\":\"" + header + "\",\"store_ID\":\"" + store.id() + "\",\"type\":\"si\",\"status\":\"nw\"}");
        written.add(parent);
        assertThat(attacker.pushOne(parent)).isEqualTo("accepted");
        central.settled();
    }

    @DisplayName("security-2 security-3 pages of large records for consumers, and 64 pulls at once")
    @Test
    void manyPullsOfLargePagesAtOnce() throws Exception {
        List<Change> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(large("item_line", Bodies.id(), "\"store_ID\":\"" + store.id() + "\""));
        }
        written.addAll(records);
        assertThat(push(records)).allMatch(Outcome::accepted);
        attacker.reinstall();
        attacker.begin();

        // Pages are large, so only the way they were answered is kept.
        Callable<Integer> pull = () -> attacker.pullCall(null, 1000).status();
        List<Integer> answers = atOnce(Collections.nCopies(64, pull));

        assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 429 || status == 503);
        Awaitility.await("the consumer read it all")
                .atMost(Duration.ofSeconds(90))
                .until(() -> central.isCaughtUp("transfer"));
    }

    @DisplayName("security-7 40 pushes of one lane at once")
    @Test
    void manyPushesOfALaneAtOnce() throws Exception {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            changes.add(Bodies.stock(Bodies.id(), store.id(), "x"));
        }
        written.addAll(changes);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            batches.add(attacker.batch(changes));
        }
        List<Answer> answers = atOnce(batches.stream()
                .map(batch -> (Callable<Answer>) () -> attacker.send(batch))
                .toList());

        assertThat(answers)
                .extracting(Answer::status)
                .contains(200)
                .allMatch(status -> status == 200 || status == 409 || status == 429 || status == 503);
        for (int i = 0; i < batches.size(); i++) {
            if (answers.get(i).status() == 200) {
                attacker.settle(batches.get(i), answers.get(i));
            }
        }
    }

    @DisplayName("security-12 security-15 lines of parents that never come, and many that wait for one that does")
    @Test
    void aCrowdBehindOneParent() {
        String header = Bodies.id();
        List<Change> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String parent = i < 900 ? header : Bodies.id();
            String id = Bodies.id();
            lines.add(Change.upsert(
                    "trans_line", id, "{\"ID\":\"" + id + "\",\"transaction_ID\":\"" + parent + "\",\"quantity\":1}"));
        }
        attacker.push(lines);
        Change parent = Change.upsert(
                "transact",
                header,
                "{\"ID\":\"" + header + "\",\"store_ID\":\"" + store.id() + "\",\"type\":\"si\",\"status\":\"nw\"}");
        written.add(parent);
        long began = System.nanoTime();
        assertThat(attacker.pushOne(parent)).isEqualTo("accepted");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        central.settled();
        attacker.push(lines.subList(900, 1000).stream()
                .map(line -> Change.delete(line.type(), line.id()))
                .toList());
    }

    private <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        List<T> answers = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(calls)) {
            answers.add(each.get());
        }
        return answers;
    }
}

package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Batch;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Wire.NoAnswer;
import org.storesync.system.wire.WireSite;

/**
 * AckDurable (I5): what was acknowledged survives kill -9 of any process. A standby that does not exist holds open the moment between
 * commit and answer: PostgreSQL has written the commit then, and waits before it says so.
 */
@SystemTest
class KilledProcessScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Central central;
    private WireSite site;
    private Store store;

    KilledProcessScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aStore() {
        site = central.begunSite("desktop");
        store = central.newStore(site);
    }

    @AfterEach
    void leaveTheSuiteWhole() throws SQLException {
        if (central.process("postgres").pid().isEmpty()) {
            central.process("postgres").start();
        }
        waitForStandby(false);
        central.heal();
    }

    @Test
    void routingKilledBetweenCommitAndAnswer() throws SQLException {
        Batch batch = site.batch(stock(20));
        CompletableFuture<String> answer = committedButNotAnswered(batch);

        central.process("routing-1").kill9();
        waitForStandby(false);

        assertThat(answer.join()).isIn("no answer", "routing-unavailable");
        central.heal();
        assertThat(site.begin()).isEqualTo("CONTINUE");
        Answer again = WireSite.ok(site.send(batch));
        assertThat(again.json().path("replayed").asBoolean())
                .as("it had been committed")
                .isTrue();
        site.settle(batch, again);
        central.drained(site, central.own());
    }

    @Test
    void routingKilledBeforeCommit() throws SQLException {
        Batch batch = site.batch(stock(20));
        CompletableFuture<String> answer;
        try (Connection holding = central.database()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("select * from feed_head for update");
            answer = CompletableFuture.supplyAsync(() -> said(batch));
            awaitBackend("wait_event_type = 'Lock' and query like '%feed_head%'");
            central.process("routing-1").kill9();
            holding.rollback();
        }

        assertThat(answer.join()).isIn("no answer", "routing-unavailable");
        central.heal();
        assertThat(site.begin()).isEqualTo("CONTINUE");
        Answer again = WireSite.ok(site.send(batch));
        assertThat(again.json().path("replayed").asBoolean())
                .as("nothing was there")
                .isFalse();
        site.settle(batch, again);
        central.drained(site, central.own());
    }

    @Test
    void postgresKilledBetweenCommitAndAnswer() throws SQLException {
        Batch batch = site.batch(stock(20));
        CompletableFuture<String> answer = committedButNotAnswered(batch);

        central.process("postgres").kill9();
        assertThat(answer.join()).isIn("no answer", "routing-unavailable", "internal");
        central.process("postgres").start();
        waitForStandby(false);
        central.heal();

        assertThat(site.begin()).isEqualTo("CONTINUE");
        Answer again = WireSite.ok(site.send(batch));
        assertThat(again.json().path("replayed").asBoolean())
                .as("it had been committed")
                .isTrue();
        site.settle(batch, again);
        central.drained(site, central.own());
    }

    @Test
    void everyAcknowledgedBatchIsThereAfterTheDatabaseDiedUnderLoad() throws Exception {
        List<WireSite> sites = new ArrayList<>(List.of(site));
        List<Store> stores = new ArrayList<>(List.of(store));
        for (int i = 0; i < 2; i++) {
            WireSite next = central.begunSite("desktop");
            stores.add(central.newStore(next));
            sites.add(central.overSecond(next));
        }
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> pushing = new ArrayList<>();
            for (int i = 0; i < sites.size(); i++) {
                WireSite each = sites.get(i);
                Store own = stores.get(i);
                pushing.add(threads.submit(() -> pushUntil(enough, each, own)));
            }
            long before = central.oracle().judgedInAll();
            Awaitility.await().atMost(PATIENCE).until(() -> central.oracle().judgedInAll() > before + 300);
            central.process("postgres").kill9();
            central.process("postgres").start();
            long after = central.oracle().judgedInAll();
            Awaitility.await("pushes go on")
                    .atMost(PATIENCE)
                    .until(() -> central.oracle().judgedInAll() > after + 100);
            enough.set(true);
            for (Future<Integer> each : pushing) {
                assertThat(each.get()).as("batches").isPositive();
            }
        }
        central.heal();
        central.drained(sites.toArray(WireSite[]::new));
        central.drained(central.own());
    }

    private static int pushUntil(AtomicBoolean enough, WireSite site, Store store) {
        int batches = 0;
        while (!enough.get()) {
            site.pushThrough(stock(store, 10));
            batches++;
        }
        return batches;
    }

    private CompletableFuture<String> committedButNotAnswered(Batch batch) throws SQLException {
        waitForStandby(true);
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> said(batch));
        awaitBackend("wait_event = 'SyncRep'");
        return answer;
    }

    private String said(Batch batch) {
        try {
            return site.send(batch).code();
        } catch (NoAnswer e) {
            return "no answer";
        }
    }

    private void awaitBackend(String condition) {
        Awaitility.await(condition)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    try (Connection connection = central.database();
                            Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(
                                    "select 1 from pg_stat_activity where application_name = 'routing-service' and "
                                            + condition)) {
                        return row.next();
                    }
                });
    }

    private void waitForStandby(boolean on) throws SQLException {
        try (Connection connection = central.database();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    on
                            ? "alter system set synchronous_standby_names = 'nobody'"
                            : "alter system reset synchronous_standby_names");
            statement.execute("select pg_reload_conf()");
        }
    }

    private List<Change> stock(int count) {
        return stock(store, count);
    }

    private static List<Change> stock(Store store, int count) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(Bodies.stock(Bodies.id(), store.id(), "stock " + i));
        }
        return changes;
    }
}

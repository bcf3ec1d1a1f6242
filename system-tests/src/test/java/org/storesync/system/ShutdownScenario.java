package org.storesync.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.local.suite.InternalService;
import org.storesync.system.suite.Api;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.HeldLock;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Wire;
import org.storesync.system.wire.WireSite;

/**
 * A service that is asked to end is not ready at once, takes calls while balancers learn that, answers the calls that are under way, and
 * then ends without a complaint.
 */
@SystemTest
@Order(Integer.MAX_VALUE - 15)
class ShutdownScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WAIT_SECONDS = 25;
    private static final List<String> SECOND = List.of("gateway-2", "routing-2");

    private final Central central;
    private final Map<String, Long> logsBefore = new TreeMap<>();

    ShutdownScenario(Central central) {
        this.central = central;
    }

    @AfterEach
    void leaveTheSuiteWhole() {
        central.heal();
    }

    @Test
    @DisplayName(
            "zero downtime: gateway and routing answer a push and a read that waits, and take calls during the delay")
    void answersThePushAndTheReadUnderWay() throws Exception {
        WireSite site = central.overSecond(central.begunSite("desktop"));
        Store store = central.newStore(site);
        WireSite other = central.overSecond(central.begunSite("desktop"));
        String id = Bodies.id();
        Change pushed = Bodies.stock(id, store.id(), "pushed while central ends");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> reading;
            Future<List<Outcome>> pushing;
            List<Future<?>> ending;
            try (HeldLock feed = HeldLock.take(central, "select * from feed_head for update")) {
                reading = threads.submit(this::waitForNews);
                pushing = threads.submit(() -> site.push(pushed));
                feed.awaitWaiting(1);

                ending = stop(threads, SECOND);
                SECOND.forEach(this::awaitNotReady);

                Answer during = other.status();
                assertThat(during.status()).as("during the delay").isEqualTo(200);
                assertThat(during.header("Connection")).isEqualTo("close");
                assertThat(reading.get(WAIT_SECONDS / 2, TimeUnit.SECONDS).shown())
                        .as("answered early, with nothing new")
                        .startsWith("200 {\"heads\":[");
                SECOND.forEach(process -> awaitLogged(process, "Waiting for HTTP requests to complete"));
                assertThat(pushing.isDone()).isFalse();
            }
            assertThat(pushing.get()).allMatch(Outcome::accepted);
            endWell(ending, SECOND);
        }
        central.heal();
        central.settled();
        site.drain();
        // The oracle does not know the central data that people edited before, so only this record is compared.
        assertThat(central.differences(site)).noneMatch(difference -> difference.contains(id));
    }

    @Test
    @DisplayName(
            "zero downtime: each service behind routing answers the call under way, and commits what it has read of the feed")
    void servicesAnswerTheCallUnderWay() throws Exception {
        List<String> processes = Arrays.stream(InternalService.values())
                .map(service -> central.service(service).name())
                .toList();
        List<Connection> locks = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> calls = new ArrayList<>();
            List<Future<?>> ending;
            try {
                for (InternalService service : InternalService.values()) {
                    Connection lock = central.suite().postgres().superuser(service.database());
                    locks.add(lock);
                    lock.setAutoCommit(false);
                    try (Statement statement = lock.createStatement()) {
                        statement.execute("lock table " + table(service) + " in access exclusive mode");
                    }
                    calls.add(threads.submit(
                            () -> Api.as("admin", central, service).get(list(service))));
                    awaitWaiting(service.database());
                }
                ending = stop(threads, processes);
                processes.forEach(process -> awaitLogged(process, "Waiting for HTTP requests to complete"));
                processes.forEach(this::awaitNotReady);
                assertThat(calls).noneMatch(Future::isDone);
            } finally {
                for (Connection lock : locks) {
                    lock.close();
                }
            }
            for (Future<Answer> call : calls) {
                assertThat(call.get().status()).isEqualTo(200);
            }
            endWell(ending, processes);
        }
    }

    /** A list that people read there. */
    private static String list(InternalService service) {
        return switch (service) {
            case MASTER_DATA -> "/api/v1/items";
            case TRANSFER -> "/api/v1/transfers";
            case REPORTING -> "/api/v1/stock-on-hand";
        };
    }

    /** The table from which this list is read. */
    private static String table(InternalService service) {
        return switch (service) {
            case MASTER_DATA -> "item";
            case TRANSFER -> "pair";
            case REPORTING -> "stock";
        };
    }

    /** A read of the feed at replica 2 that waits for news, which do not come. */
    private Answer waitForNews() {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + central.suite().clientToken("reporting-service"));
        String heads = heads(headers, "").json().path("heads").toString().replaceAll("[\\[\\]]", "");
        return heads(headers, "?known=" + heads + "&waitSeconds=" + WAIT_SECONDS);
    }

    private Answer heads(Map<String, String> headers, String query) {
        return Wire.send("GET", central.suite().routing(2).resolve("/internal/v1/feed/heads" + query), headers, null);
    }

    /** Asks all of them to end, at the same time. */
    private List<Future<?>> stop(ExecutorService threads, List<String> processes) throws IOException {
        List<Future<?>> ending = new ArrayList<>();
        for (String process : processes) {
            logsBefore.put(process, Files.size(central.process(process).log()));
            ending.add(threads.submit(() -> central.process(process).stop()));
        }
        return ending;
    }

    private void endWell(List<Future<?>> ending, List<String> processes) throws Exception {
        for (Future<?> end : ending) {
            end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        for (String process : processes) {
            assertThat(logged(process))
                    .as(process)
                    .contains(" stopped in ")
                    .doesNotContain(" WARN ")
                    .doesNotContain(" ERROR ");
        }
    }

    private void awaitNotReady(String process) {
        Awaitility.await(process + " is not ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Wire.send(
                                        "GET",
                                        central.suite()
                                                .management(central.suite().uri(process))
                                                .resolve("/health/ready"),
                                        Map.of(),
                                        null)
                                .status()
                        == 503);
    }

    private void awaitLogged(String process, String text) {
        Awaitility.await(process + " says: " + text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> logged(process).contains(text));
    }

    /** What a process wrote since it was asked to end. */
    private String logged(String process) throws IOException {
        byte[] all = Files.readAllBytes(central.process(process).log());
        int from = Math.toIntExact(logsBefore.getOrDefault(process, 0L));
        return new String(all, from, all.length - from, UTF_8);
    }

    /** Waits until a call waits for the lock of its table. */
    private void awaitWaiting(String database) {
        Awaitility.await("a call waits in " + database)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    try (Connection connection = central.suite().postgres().superuser(database);
                            Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                                    + " where datname = current_database() and wait_event_type = 'Lock'")) {
                        return row.next() && row.getInt(1) > 0;
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}

package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.agent.central.CentralProblem;
import org.storesync.local.suite.Refused;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteKind;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.HeldLock;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Wire;
import org.storesync.system.wire.WireSite;

/** An administrator closes central for work on it, and opens it again (docs/adr/0020). Two replicas of each door obey. */
@SystemTest
class MaintenanceScenario {
    private static final String LAST_LOCK_OF_A_PUSH = "select * from feed_head for update";
    private static final Duration OBEYED = Duration.ofSeconds(10);

    private final Central central;
    private WireSite first;
    private WireSite second;

    MaintenanceScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aSiteAtEachGateway() {
        first = central.begunSite("desktop");
        second = central.overSecond(central.begunSite("desktop"));
    }

    @AfterEach
    void open() {
        central.admin().endMaintenance();
        await(200, first, second);
    }

    @Test
    void bothGatewaysTellSitesToComeLaterAndPushesUnderWayFinish() throws Exception {
        Store store = central.newStore(first);
        List<Outcome> outcomes;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Outcome>> pushing;
            try (HeldLock feed = HeldLock.take(central, LAST_LOCK_OF_A_PUSH)) {
                pushing = threads.submit(() -> first.push(Bodies.stock(Bodies.id(), store.id(), "under way")));
                feed.awaitWaiting(1);

                central.admin().beginMaintenance("a scenario");
                await(503, first, second);
            }
            outcomes = pushing.get();
        }

        assertThat(outcomes).allMatch(Outcome::accepted);
        for (WireSite site : List.of(first, second)) {
            for (Answer refused : List.of(
                    site.site(),
                    site.status(),
                    site.beginCall(),
                    site.pullCall(null, 1),
                    site.send(site.batch(List.of(Bodies.stock(Bodies.id(), store.id(), "later")))))) {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.code()).isEqualTo("maintenance");
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(60, 600);
            }
        }
        for (URI service :
                List.of(central.gateway(1), central.gateway(2), central.suite().routing(1))) {
            URI ready = central.suite().management(service).resolve("/health/ready");
            assertThat(Wire.send("GET", ready, Map.of(), null).status())
                    .as(ready.toString())
                    .isEqualTo(200);
        }

        central.admin().endMaintenance();
        await(200, first, second);
        assertThat(first.push(Bodies.stock(Bodies.id(), store.id(), "after"))).allMatch(Outcome::accepted);
        central.drained(first, second);
        assertThat(audited())
                .containsSubsequence("begin-maintenance {\"reason\":\"a scenario\"}", "end-maintenance {}");
    }

    @Test
    void peopleMayReadAndNotChange() {
        central.admin().beginMaintenance("a scenario");
        await(503, first, second);

        assertThat(central.admin().sites()).isNotEmpty();
        assertThat(central.admin().maintenance().path("reason").asText()).isEqualTo("a scenario");
        assertThatThrownBy(() -> central.admin().createSite("Nobody", SiteKind.DESKTOP))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("maintenance"));
        Awaitility.await("replica 2 of routing obeys").atMost(OBEYED).untilAsserted(() -> {
            for (int replica : List.of(1, 2)) {
                Answer move = Wire.send(
                        "PUT",
                        central.suite().routing(replica).resolve("/admin/v1/stores/S/assignment"),
                        Map.of(),
                        null);
                assertThat(move.code()).as("routing-%d", replica).isEqualTo("maintenance");
            }
        });
    }

    @Test
    void theSiteAgentKeepsItsChangesAndIsToldWhenToCome() {
        List<Duration> pauses = new ArrayList<>();
        try (AgentSite agent =
                AgentSite.create(central, "desktop", central.gateway(1), parts -> parts.withPause(pauses::add))) {
            agent.sync();
            Store store = central.newStore();
            central.assign(store, agent.id());
            agent.sync();
            agent.put(Bodies.stock(Bodies.id(), store.id(), "kept"));
            central.admin().beginMaintenance("a scenario");
            await(503, first);

            assertThatThrownBy(agent::sync)
                    .asInstanceOf(type(CentralProblem.class))
                    .satisfies(told -> {
                        assertThat(told.is(ProblemCode.MAINTENANCE)).isTrue();
                        assertThat(told.retryAfter()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
                    });
            assertThat(pauses).as("it does not call again at once").isEmpty();

            central.admin().endMaintenance();
            await(200, first);
            assertThat(agent.sync().sent()).isEqualTo(1);
            assertThat(agent.differences()).isEmpty();
        }
    }

    private static void await(int status, WireSite... sites) {
        Awaitility.await("each gateway answers " + status)
                .atMost(OBEYED)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    for (WireSite site : sites) {
                        if (site.site().status() != status) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    private List<String> audited() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = central.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select kind || ' ' || detail from audit_entry where about = 'maintenance' order by at, seq")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}

package org.storesync.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.storesync.gateway.fixture.Problems.expect;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.admin.SiteRegister;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/** What one replica changes, another sees within five seconds. Here the second replica is a directory beside the running application. */
@QuarkusTest
class CredentialRefreshTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    CannedRouting routing;

    /** Writes only to the database, without this replica's directory, as another replica would. */
    @Inject
    SiteRegister elsewhere;

    @Inject
    KeptCredentials kept;

    @Inject
    SecretHasher hasher;

    @Inject
    GatewayConfig config;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @Test
    void endsAnOldSecretWithinFiveSeconds() {
        TestSite site = TestSite.create();
        site.call().get("/api/v1/site").then().statusCode(200);

        elsewhere.rekey(new SiteId(site.id()), hasher.hash("new"), audit("rekey-site", site));

        await().atMost(FIVE_SECONDS)
                .untilAsserted(
                        () -> expect(ProblemCode.NOT_AUTHENTICATED, site.call().get("/api/v1/site")));
        site.withSecret("new").call().get("/api/v1/site").then().statusCode(200);
    }

    @Test
    void suspendsAndReleasesWithinFiveSeconds() {
        TestSite site = TestSite.create();
        SiteId id = new SiteId(site.id());
        site.callFrom("first").get("/api/v1/site").then().statusCode(200);

        elsewhere.releaseDevice(id, audit("release-device", site));
        await().atMost(FIVE_SECONDS)
                .untilAsserted(
                        () -> site.callFrom("second").get("/api/v1/site").then().statusCode(200));
        elsewhere.suspend(id, "stolen", audit("suspend-site", site));
        await().atMost(FIVE_SECONDS)
                .untilAsserted(() -> expect(
                        ProblemCode.SITE_SUSPENDED, site.callFrom("second").get("/api/v1/site")));
    }

    @Test
    void agreesInTwoDirectories() {
        SiteDirectory one = new SiteDirectory(kept, Clock.systemUTC(), config);
        SiteDirectory two = new SiteDirectory(kept, Clock.systemUTC(), config);
        TestSite site = TestSite.create();
        SiteId id = new SiteId(site.id());
        one.refresh();
        two.refresh();
        assertThat(one.find(id)).isEqualTo(two.find(id)).isPresent();

        elsewhere.rekey(id, hasher.hash("new"), audit("rekey-site", site));
        one.refresh();

        assertThat(one.find(id).map(Credential::secret)).contains(hasher.hash("new"));
        assertThat(two.find(id).map(Credential::secret)).contains(hasher.hash(site.secret()));
        two.refresh();
        assertThat(two.find(id)).isEqualTo(one.find(id));
    }

    @Test
    void neverTakesAnOlderCredentialBack() {
        SiteDirectory directory = new SiteDirectory(kept, Clock.systemUTC(), config);
        SiteId id = new SiteId(1_000_000);
        Credential newer = new Credential(id, SiteState.SUSPENDED, hasher.hash("b"), null, 9);

        directory.put(newer);
        directory.put(new Credential(id, SiteState.ACTIVE, hasher.hash("a"), null, 8));

        assertThat(directory.find(id)).contains(newer);
    }

    @Test
    void skipsNoChangeWhileManyAreMadeAtOnce() throws Exception {
        List<TestSite> sites =
                IntStream.range(0, 8).mapToObj(i -> TestSite.create()).toList();
        SiteDirectory reading = new SiteDirectory(kept, Clock.systemUTC(), config);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> changes = IntStream.range(0, 80)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        TestSite site = sites.get(i % 8);
                        boolean known = elsewhere.rekey(
                                new SiteId(site.id()), hasher.hash("secret " + i), audit("rekey-site", site));
                        reading.refresh();
                        return known;
                    })
                    .toList();
            for (var change : threads.invokeAll(changes)) {
                assertThat(change.get()).isTrue();
            }
        }
        reading.refresh();

        for (TestSite site : sites) {
            assertThat(reading.find(new SiteId(site.id()))).isEqualTo(kept.find(new SiteId(site.id())));
        }
    }

    @Test
    void bindsOneOfTwoFirstDevices() throws Exception {
        TestSite site = TestSite.create();
        SiteId id = new SiteId(site.id());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Credential>> both = List.of(
                    () -> kept.bindDevice(id, "a", Instant.now(), "r"),
                    () -> kept.bindDevice(id, "b", Instant.now(), "r"));
            var bound = threads.invokeAll(both);

            assertThat(bound.get(0).get().device())
                    .isIn("a", "b")
                    .isEqualTo(bound.get(1).get().device());
        }
    }

    private static AuditEntry audit(String act, TestSite site) {
        return AuditEntry.byPerson("Another", act, "site/" + site.id(), AuditDetail.NONE, Instant.now());
    }
}

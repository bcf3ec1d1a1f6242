package org.storesync.system.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.storesync.local.backup.BackupDir;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;
import org.storesync.local.link.Link;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.InternalService;
import org.storesync.local.suite.Progress;
import org.storesync.local.suite.Suite;
import org.storesync.local.suite.SuiteOptions;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.system.container.ContainerSuite;
import org.storesync.system.oracle.Expected;
import org.storesync.system.oracle.Facts;
import org.storesync.system.oracle.Oracle;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Kept;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;
import org.storesync.system.wire.Witness;

/**
 * The running suite with everything that scenarios do to it: two gateways, each in front of a separate routing-service, and one database.
 * Gateway 1 reaches its routing through a link. All acts of administrators and sites go through this class, so that the oracle knows them.
 */
public final class Central implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final List<String> OURS =
            List.of("sync-gateway", "routing-service", "master-data-service", "transfer-service", "reporting-service");

    /** Processes that know a collector. They trace only what a caller began to trace. */
    private static final List<String> TRACED = List.of("gateway-1", "routing-1", "transfer-1", "reporting-1");

    private final Suite suite;
    private final Link routingLink;
    private final Collector collector;
    private final Facts facts = new Facts();
    private final Oracle oracle = new Oracle(facts);
    private final Sight sight = new Sight(facts);
    private final Map<InternalService, ManagedProcess> services = new EnumMap<>(InternalService.class);
    private final Map<InternalService, ManagedProcess> seconds = new EnumMap<>(InternalService.class);
    private final AtomicInteger names = new AtomicInteger();
    private final Map<Integer, Store> windows = new ConcurrentHashMap<>();
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();
    private final Set<Key> forgiven = ConcurrentHashMap.newKeySet();
    private final WireSite own;
    private final WireSite primary;

    private final Witness witness = new Witness() {
        @Override
        public void judged(int site, Change change, Outcome outcome) {
            oracle.judged(change, outcome);
        }

        @Override
        public void answered(int site, Answer answer) {
            sight.answered(site, answer);
        }
    };

    /** A store, with the name under which it is a customer or supplier. */
    public record Store(String id, String nameId, String mode) {
        public StoreId asId() {
            return new StoreId(id);
        }
    }

    private Central(Suite suite, Link routingLink, Collector collector) {
        this.suite = suite;
        this.routingLink = routingLink;
        this.collector = collector;
        // The first site is central's own, because the routing-service takes site 1 for itself.
        this.own = newSite("internal");
        if (own.id() != Facts.CENTRAL) {
            throw new IllegalStateException("central's own site has the number " + own.id());
        }
        this.primary = newSite("desktop");
        own.begin();
        primary.begin();
        primary(primary.id());
    }

    /**
     * Starts a suite with empty databases in this folder.
     *
     * @param binaries modules that run as native binaries; the others run on the JVM
     */
    public static Central start(Path state, Ports ports, Set<String> binaries, Progress progress) {
        Link link = Link.open(ports.link(0), ports.routing(1));
        SuiteOptions options = SuiteOptions.in(state, ports)
                .withReplicas(2, 2)
                .withPostgresSettings(BackupDir.of(new StateDir(state)).archiving())
                .withBinaries(binaries)
                .withProgress(progress)
                .withServiceJvm("-Xms32m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .withEnv(
                        "routing-service",
                        Map.of(
                                "JAVA_TOOL_OPTIONS", "-Xmx256m",
                                "SYNC_ROUTING_QUARANTINE_RECORDS_MAX", "1000",
                                "SYNC_ROUTING_BUDGET_PARKED_BYTES", "30000000"))
                .withEnv(
                        "gateway-1",
                        Map.of("SYNC_GATEWAY_ROUTING_URL", link.uri().toString()))
                .withEnv(
                        "sync-gateway",
                        Map.of(
                                "SYNC_GATEWAY_CREDENTIAL_REFRESH", "250ms",
                                "SYNC_GATEWAY_LIMITS_BODY_STALL", "3s",
                                // All scenarios come from one address, and call a gateway before it knows their site.
                                "SYNC_GATEWAY_ATTEMPTS_PER_ADDRESS", "10000",
                                "SYNC_GATEWAY_LIMITS_CALLS_PER_MINUTE", "100000",
                                "SYNC_GATEWAY_ROUTING_RETRY_AFTER_MIN", "1s",
                                "SYNC_GATEWAY_ROUTING_RETRY_AFTER_MAX", "2s"));
        for (String module : OURS) {
            options = options.withEnv(module, Map.of("QUARKUS_SHUTDOWN_DELAY", "2S"));
        }
        options = options.withEnv("reporting-service", Map.of("SYNC_REPORTING_POLL", "1s"));
        Collector collector = Collector.open();
        for (String traced : TRACED) {
            options = options.withEnv(
                    traced,
                    Map.of(
                            "SYNC_TRACES_COLLECTOR", collector.uri().toString(),
                            "QUARKUS_OTEL_TRACES_SAMPLER_ARG", "0",
                            "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"));
        }
        Suite suite = Suite.prepare(options);
        // A person who ends a run must end its processes too. Otherwise they would run for ever, and the next run would
        // meet them.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> suite.processes().forEach(ManagedProcess::kill9), "end"));
        suite.start();
        return new Central(suite, link, collector);
    }

    /** The same over containers of podman. There is one replica of each service; gateway 2 is another way to the only one. */
    static Central inContainers(Path state, Ports ports, Progress progress) {
        ContainerSuite containers = ContainerSuite.start(state, ports, progress);
        Central central = new Central(containers.suite(), Link.open(ports.link(0), ports.routing(1)), Collector.open());
        for (InternalService service : InternalService.values()) {
            central.services.put(service, containers.suite().process(service.process()));
        }
        central.keep(containers);
        return central;
    }

    public Suite suite() {
        return suite;
    }

    /** The link between gateway 1 and routing 1. */
    public Link routingLink() {
        return routingLink;
    }

    /** What the first replicas told of calls that brought a trace. */
    public Collector collector() {
        return collector;
    }

    /** @param replica 1 or 2; each gateway calls the routing-service with its number */
    public URI gateway(int replica) {
        return suite.gateway(replica);
    }

    public ManagedProcess process(String name) {
        return suite.process(name);
    }

    public Administration admin() {
        return suite.administration();
    }

    public Oracle oracle() {
        return oracle;
    }

    public Facts facts() {
        return facts;
    }

    public Witness witness() {
        return witness;
    }

    /** What sites saw in the raw bytes of their answers. */
    public Sight sight() {
        return sight;
    }

    /** Central's own site, which is a site like any other. */
    public WireSite own() {
        return own;
    }

    /** The site that edits central data. */
    public WireSite primary() {
        return primary;
    }

    /** A connection to the routing-service's database that may do everything. */
    public Connection database() throws SQLException {
        return suite.postgres().superuser("routing");
    }

    /** A new site that talks to gateway 1 and has not called yet. */
    public WireSite newSite(String kind) {
        Administration.CreatedSite created = create(kind);
        return new WireSite(created.id().value(), created.secret(), gateway(1), witness);
    }

    /** A new site that has begun its first sync. */
    public WireSite begunSite(String kind) {
        WireSite site = newSite(kind);
        site.begin();
        return site;
    }

    /** A new site that is not on any machine yet. */
    public Administration.CreatedSite create(String kind) {
        return admin().createSite("Site " + names.incrementAndGet(), SiteKind.ofWire(kind));
    }

    /** The same site over gateway 2, as soon as that one knows it. */
    public WireSite overSecond(WireSite site) {
        site.over(gateway(2));
        Awaitility.await("gateway 2 knows site " + site.id())
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> site.site().status() == 200);
        return site;
    }

    /** A new store, pushed by the primary and not active anywhere yet (B10). */
    public Store newStore() {
        return newStore("store");
    }

    public Store newStore(String mode) {
        Store store = new Store(Bodies.id(), Bodies.id(), mode);
        facts.appeared(store.id(), store.nameId(), mode);
        Outcome outcome = primary.push(Bodies.store(store.id(), store.nameId(), mode, "store"))
                .getFirst();
        if (!outcome.accepted()) {
            throw new AssertionError("the primary's store was " + outcome.said());
        }
        return store;
    }

    /** A new store, active on this site, which has loaded everything of it. So what the site pushes from now on is not sent back to it. */
    public Store newStore(WireSite active) {
        Store store = newStore();
        assign(store, active.id());
        active.drain();
        return store;
    }

    /** Includes the transactions of a dispensary in sync, or leaves them out (C3). */
    public void includeTransactions(Store store, boolean included) {
        Answer answer = Api.as("vendor", this, "routing-service", suite.routing(1))
                .put("/admin/v1/stores/" + store.id() + "/transactions", "*", "{\"included\":" + included + "}");
        if (answer.status() != 200) {
            throw new AssertionError("the switch of transactions was answered " + answer);
        }
    }

    /** @param site 0 for none */
    public void assign(Store store, int site) {
        // Sites that may read it from now on are noted before the act, and sites that it leaves after the act.
        facts.mayHold(store.id(), site);
        admin().assign(
                        store.asId(),
                        site == 0 ? null : new SiteId(site),
                        "a scenario moves stores while sites are off line");
        facts.active(store.id(), site);
    }

    /**
     * Makes the store visible in a store of the site, or ends this, and has the site collect it or not (B3).
     *
     * @param type none, transfer or collector
     */
    public void syncWith(Store store, int site, String type) {
        boolean visible = !type.equals("none");
        if (site != Facts.CENTRAL) {
            String join = "site-" + site + "-sees-" + store.id();
            said(List.of(
                    visible
                            ? Bodies.nameInStore(join, window(site).id(), store.nameId())
                            : Change.delete("name_store_join", join)));
            facts.set(store.id(), site, visible ? "transfer" : type);
        }
        if (visible) {
            collects(store, site, type.equals("collector"));
        }
    }

    /** Makes each of these stores visible in each other, so that their documents go there (D9). */
    public void seeEachOther(List<Store> stores) {
        List<Change> joins = new ArrayList<>();
        for (Store in : stores) {
            for (Store shown : stores) {
                if (!in.equals(shown)) {
                    joins.add(Bodies.nameInStore(Bodies.id(), in.id(), shown.nameId()));
                    facts.sees(in.id(), shown.id());
                }
            }
        }
        said(joins);
    }

    /** Chooses whether a site where the store is visible, or central, collects it. */
    public void collects(Store store, int site, boolean collects) {
        if (collects) {
            facts.mayHold(store.id(), site);
        }
        SyncType type = collects ? SyncType.COLLECTOR : SyncType.TRANSFER;
        admin().syncWith(store.asId(), new SiteId(site), type);
        facts.set(store.id(), site, type.wireName());
    }

    /** The store of the site in which the stores of others become visible. */
    private Store window(int site) {
        return windows.computeIfAbsent(site, number -> {
            Store window = newStore();
            assign(window, number);
            return window;
        });
    }

    /** The primary pushes them, and what a store is on the sites has followed. */
    private void said(List<Change> visibility) {
        for (Outcome outcome : primary.push(visibility)) {
            if (!outcome.accepted()) {
                throw new AssertionError("the primary's visibility was " + outcome.said());
            }
        }
        emptied("types follow", "type_due");
    }

    public void primary(int site) {
        admin().primary(new SiteId(site), "a scenario hands over while sites are off line");
        facts.primary(site);
    }

    /** Records parked at central. */
    public Set<Key> quarantine() {
        settled();
        return suite.quarantine().list(Map.of()).stream()
                .map(waiting -> new Key(
                        waiting.path("type").asText(), waiting.path("id").asText()))
                .collect(Collectors.toSet());
    }

    /** Waits until the worker has judged these changes again and none of them is parked any more. */
    public void released(List<Change> changes) {
        Awaitility.await("parked changes are judged again")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> changes.stream().map(Change::key).noneMatch(quarantine()::contains));
    }

    /** A service behind the routing-service. It is started when it is first used, and runs to the end. */
    public synchronized ManagedProcess service(InternalService service) {
        return services.computeIfAbsent(service, suite::start);
    }

    /** A second replica of such a service, on the same database. */
    public synchronized ManagedProcess secondOf(InternalService service) {
        return seconds.computeIfAbsent(service, each -> suite.start(each, 2));
    }

    /** Whether a service has read the feed to its heads and has nothing left to push. */
    public boolean isCaughtUp(String database) throws SQLException {
        Map<Integer, Long> heads = new TreeMap<>();
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select partition, seq from feed_head")) {
            while (row.next()) {
                heads.put(row.getInt(1), row.getLong(2));
            }
        }
        try (Connection connection = suite.postgres().superuser(database);
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("select partition, seq from feed_position where seq is not null")) {
                while (row.next()) {
                    if (heads.getOrDefault(row.getInt(1), 0L) > row.getLong(2)) {
                        return false;
                    }
                    heads.remove(row.getInt(1));
                }
            }
            boolean pushes;
            try (ResultSet row = statement.executeQuery("select to_regclass('outbox') is not null")) {
                pushes = row.next() && row.getBoolean(1);
            }
            if (!pushes) {
                return heads.isEmpty();
            }
            try (ResultSet row = statement.executeQuery("select count(*) from outbox")) {
                return heads.isEmpty() && row.next() && row.getInt(1) == 0;
            }
        }
    }

    /** Waits until no parked change waits for a record that exists. What is still parked then stays parked. */
    public void settled() {
        emptied("what can be judged again was judged", "redrive");
    }

    /** Waits until the routing-service has done what this table asks for. */
    private void emptied(String what, String table) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    try (Connection connection = database();
                            Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                        return row.next() && row.getInt(1) == 0;
                    }
                });
    }

    public Expected expected(int site) {
        return oracle.expected(site, quarantine());
    }

    /** The differences between a drained site and the oracle (I2, I6); empty if there are none. */
    public List<String> differences(WireSite site) {
        List<String> found = differences(site.id(), site.replica().kept());
        found.addAll(site.replica().breaches());
        return found;
    }

    /** The differences between what a site holds and what the oracle says. */
    public List<String> differences(int site, Map<Key, Kept> held) {
        Expected expected = expected(site);
        expected.sure().keySet().removeAll(forgiven);
        expected.oneOf().keySet().removeAll(forgiven);
        Map<Key, Kept> judged = new HashMap<>(held);
        judged.keySet().removeAll(forgiven);
        judged.keySet().removeAll(oracle.halvesAt(site, expected, held));
        return new ArrayList<>(expected.differences(judged));
    }

    /** After a scenario that failed: what it left behind at the sites that all scenarios share does not count against the next one. */
    void forgive() {
        heal();
        for (WireSite site : List.of(own, primary)) {
            site.begin();
            site.drain();
            forgiven.addAll(expected(site.id()).differing(site.replica().kept()));
        }
    }

    /** Tells the oracle that central was restored. */
    public void restored() {
        oracle.restored();
    }

    /** Drains each site. Afterwards it must hold exactly what the oracle says (I2, I6). */
    public void drained(WireSite... sites) {
        settled();
        for (WireSite site : sites) {
            site.drain();
            assertThat(differences(site)).as("site %d, drained", site.id()).isEmpty();
        }
    }

    /** Ends with the suite. */
    public <T extends AutoCloseable> T keep(T resource) {
        opened.add(resource);
        return resource;
    }

    /** Closes it before the suite ends: it is not used again. */
    public void done(AutoCloseable resource) {
        if (opened.remove(resource)) {
            close(resource);
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("a resource of the suite did not close", e);
        }
    }

    /** Starts what a scenario stopped or killed, and waits until sites are served again. */
    public void heal() {
        routingLink.mend();
        for (ManagedProcess process : suite.processes()) {
            process.thaw();
            if (process.pid().isEmpty()) {
                process.start();
            }
        }
        Awaitility.await("sites are served")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    admin().sites();
                    admin().stores();
                    return own.over(gateway(2)).status().status() == 200
                            && own.over(gateway(1)).status().status() == 200;
                });
    }

    @Override
    public void close() {
        @Nullable RuntimeException failure = null;
        for (AutoCloseable resource : opened.reversed()) {
            try {
                close(resource);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        // All at once, because each of them waits for balancers before it ends.
        suite.processes().parallelStream()
                .filter(process -> Suite.module(process.name()).isPresent())
                .forEach(ManagedProcess::stop);
        suite.close();
        routingLink.close();
        collector.close();
        if (failure != null) {
            throw failure;
        }
    }
}

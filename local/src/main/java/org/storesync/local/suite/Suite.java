package org.storesync.local.suite;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.storesync.local.host.Certificates;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.keycloak.KeycloakAdmin;
import org.storesync.local.keycloak.KeycloakServer;
import org.storesync.local.keycloak.MasterRealm;
import org.storesync.local.keycloak.RealmScopes;
import org.storesync.local.keycloak.Tokens;
import org.storesync.local.postgres.Database;
import org.storesync.local.postgres.PostgresServer;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.process.ProcessSpec;
import org.storesync.local.process.Programs;
import org.storesync.model.SiteKind;

/**
 * A running suite: a PostgreSQL, a Keycloak, and replicas of routing-service and sync-gateway, each a process that can be stopped, killed
 * and started again. {@link #close} ends them in the reverse order of their start.
 */
public final class Suite implements AutoCloseable {
    private final SuiteOptions options;
    private final StateDir state;
    private final PostgresServer postgres;
    private final KeycloakServer keycloak;
    private final Services services;
    private final List<ManagedProcess> processes = new CopyOnWriteArrayList<>();
    private final HttpClient http;
    private final Tokens tokens;
    private final PersonCalls calls;
    private final Administration administration;
    private volatile Consumer<ManagedProcess> onStarted = process -> {};
    private volatile Consumer<ManagedProcess> onEnded = process -> {};
    private volatile boolean closing;

    private Suite(SuiteOptions options) {
        this.options = options;
        this.state = new StateDir(options.state());
        state.prepare();
        Secrets secrets = new Secrets(state.secrets());
        if (options.ports().tls()) {
            new Certificates(state, secrets, Clock.systemUTC()).prepare();
        }
        this.http = Clients.open(state, options.ports());
        this.postgres = new PostgresServer(
                state, secrets, options.project().cache(), options.ports().postgres());
        this.keycloak = new KeycloakServer(options.project(), state, secrets, options.ports());
        this.services = new Services(options, state, secrets, keycloak);
        this.tokens = new Tokens(http, keycloak.realm());
        this.calls = new PersonCalls(http, service -> personToken("admin", Services.module(options.ports(), service)));
        this.administration = new Administration(calls, gateway(), routing(1));
    }

    /**
     * Starts everything and waits until each process is ready.
     *
     * @throws LocalFailure in one line; then nothing is left running
     */
    public static Suite start(SuiteOptions options) {
        Suite suite = prepare(options);
        suite.start();
        return suite;
    }

    /** A suite that is not started yet. It can be closed at any moment from the beginning of its start. */
    public static Suite prepare(SuiteOptions options) {
        return new Suite(options);
    }

    /** See {@link #start(SuiteOptions)}. */
    public void start() {
        options.ports()
                .requireFree(options.ports()
                        .named(
                                listening(Services.GATEWAY_MODULE, options.gateways()),
                                listening(Services.ROUTING_MODULE, options.routings())));
        try {
            startAll();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** How many replicas of a module listen at its ports here; none if another program runs in its place. */
    private int listening(String module, int replicas) {
        return options.programs().containsKey(module) ? 0 : replicas;
    }

    /** A process by its name: {@code postgres}, {@code keycloak}, {@code routing-1}, {@code gateway-1}. */
    public ManagedProcess process(String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this suite has no process '" + name + "', only "
                        + processes.stream().map(ManagedProcess::name).toList()));
    }

    /** All processes in the order of their start. */
    public List<ManagedProcess> processes() {
        return List.copyOf(processes);
    }

    public SuiteOptions options() {
        return options;
    }

    public Ports ports() {
        return options.ports();
    }

    public StateDir state() {
        return state;
    }

    /** The address that sites call. */
    public URI gateway() {
        return gateway(1);
    }

    public URI gateway(int replica) {
        return services.gateway(replica);
    }

    /** The address where a service's process listens, by the process's name. */
    public URI uri(String process) {
        Optional<InternalService> internal = InternalService.ofProcess(process);
        int replica = Integer.parseInt(process.substring(process.lastIndexOf('-') + 1));
        if (internal.isPresent()) {
            return services.internal(internal.get(), replica);
        }
        return process.startsWith("gateway") ? gateway(replica) : routing(replica);
    }

    public URI routing(int replica) {
        return services.routing(replica);
    }

    /** The address where a service shows its health, its figures and its contract. It is not the address for calls. */
    public URI management(URI service) {
        return services.management(service);
    }

    /** The module that one of our processes runs; empty for PostgreSQL and Keycloak. */
    public static Optional<String> module(String process) {
        if (process.startsWith("gateway-")) {
            return Optional.of(Services.GATEWAY_MODULE);
        }
        return process.startsWith("routing-")
                ? Optional.of(Services.ROUTING_MODULE)
                : InternalService.ofProcess(process).map(InternalService::module);
    }

    /** The address where a service behind the routing-service listens. */
    public URI uri(InternalService service) {
        return services.internal(service, 1);
    }

    /** Starts a service that is not in the options. It ends with the suite. */
    public ManagedProcess start(InternalService service) {
        return start(service, 1);
    }

    /** @param replica 1, or 2 for one more on the same database */
    public ManagedProcess start(InternalService service, int replica) {
        int port = service.port(options.ports(), replica);
        if (listening(service.module(), 1) > 0) {
            options.ports()
                    .requireFree(Map.of(
                            service.process(replica),
                            port,
                            service.process(replica) + "'s management",
                            options.ports().management(port)));
        }
        ProcessSpec spec = services.internalProcess(service, replica, postgres.database(service.database()));
        return options.progress().step(service.module(), () -> {
            ManagedProcess process = added(spec);
            process.start();
            return process;
        });
    }

    /**
     * How a process of this kind runs on another database. This suite neither starts nor ends it.
     *
     * @param process {@code gateway-3}, {@code transfer-2}
     */
    public ProcessSpec beside(String process, Database database) {
        int replica = Integer.parseInt(process.substring(process.lastIndexOf('-') + 1));
        return InternalService.ofProcess(process)
                .map(service -> services.internalProcess(service, replica, database))
                .orElseGet(() -> process.startsWith("gateway")
                        ? services.gatewayProcess(replica, database)
                        : services.routingProcess(replica, database));
    }

    /** What the demo administrator can do with sites and stores at these addresses. */
    public Administration administration(URI gateway, URI routing) {
        return new Administration(calls, gateway, routing);
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    /** A service's database: {@code gateway}, {@code routing}. */
    public Database database(String name) {
        return postgres.database(name);
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** A token of a demo person (admin, viewer, vendor, auditor) for one service, such as {@code routing-service}. */
    public String personToken(String user, String module) {
        return tokens.ofPerson(user, keycloak.demoPassword(user), module);
    }

    /** A token of a service's client, such as {@code reporting-service}. */
    public String clientToken(String client) {
        return tokens.ofClient(client, keycloak.clientSecret(client));
    }

    /** What the demo administrator can do over HTTP. */
    public Administration administration() {
        return administration;
    }

    /** What the demo administrator can do with central data. The suite must have the master-data-service. */
    public CentralData centralData() {
        return new CentralData(calls, uri(InternalService.MASTER_DATA));
    }

    /** What the demo administrator can ask for. The suite must have the reporting-service. */
    public Reports reports() {
        return new Reports(calls, uri(InternalService.REPORTING));
    }

    /** What waits in quarantine, as the demo administrator sees it. */
    public Quarantine quarantine() {
        return new Quarantine(calls, routing(1));
    }

    /** Creates a site at the gateway. Its secret is only in this answer. */
    public Administration.CreatedSite createSite(String name, SiteKind kind) {
        return administration.createSite(name, kind);
    }

    /** Sets the listener that is told each time a process was launched, before it is ready. Set it before {@link #start()}. */
    public void onStarted(Consumer<ManagedProcess> listener) {
        onStarted = listener;
    }

    /** Sets the listener that is told each time a process ends unexpectedly. Set it before {@link #start()}. */
    public void onEnded(Consumer<ManagedProcess> listener) {
        onEnded = listener;
    }

    /** Ends all processes, the last started first. PostgreSQL ends by its fast shutdown. */
    @Override
    public void close() {
        closing = true;
        Programs.endAll();
        Optional<RuntimeException> failure = Optional.empty();
        for (ManagedProcess process : processes.reversed()) {
            try {
                if (process.pid().isPresent()) {
                    options.progress().step(process.name() + " stops", process::stop);
                }
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
        }
        http.close();
        failure.ifPresent(e -> {
            throw e;
        });
    }

    private void startAll() {
        Progress progress = options.progress();
        progress.step("PostgreSQL", () -> {
            postgres.initialise();
            added(postgres.process(options.postgresSettings())).start();
            postgres.createDatabases();
        });
        // Keycloak takes longest. The routing-service does not need it to start, so it starts meanwhile.
        ManagedProcess identity = progress.step("Keycloak's programs", () -> {
            ManagedProcess process = added(keycloak.process(postgres.database("keycloak"), progress::note));
            process.launch();
            return process;
        });
        for (int replica = 1; replica <= options.routings(); replica++) {
            ProcessSpec spec = services.routingProcess(replica, postgres.database("routing"));
            progress.step(
                    name("routing-service", replica, options.routings()),
                    () -> added(spec).start());
        }
        progress.step("Keycloak", () -> {
            identity.awaitReady();
            KeycloakAdmin admin = new KeycloakAdmin(http, keycloak);
            new MasterRealm(admin).protect();
            new RealmScopes(admin).complete();
        });
        for (int replica = 1; replica <= options.gateways(); replica++) {
            ProcessSpec spec = services.gatewayProcess(replica, postgres.database("gateway"));
            progress.step(
                    name("sync-gateway", replica, options.gateways()),
                    () -> added(spec).start());
        }
        for (InternalService service : InternalService.values()) {
            if (options.services().contains(service)) {
                start(service);
            }
        }
    }

    private ManagedProcess added(ProcessSpec spec) {
        Map<String, String> more = options.env().getOrDefault(spec.name(), Map.of());
        ManagedProcess process = new ManagedProcess(
                spec.withEnv(more), started -> onStarted.accept(started), ended -> onEnded.accept(ended));
        processes.add(process);
        if (closing) {
            throw new LocalFailure("the suite was stopped while it started");
        }
        return process;
    }

    private static String name(String module, int replica, int replicas) {
        return replicas == 1 ? module : module + " " + replica;
    }
}

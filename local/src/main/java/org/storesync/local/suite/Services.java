package org.storesync.local.suite;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.storesync.local.host.Certificates;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.keycloak.KeycloakServer;
import org.storesync.local.postgres.Database;
import org.storesync.local.process.ProcessSpec;
import org.storesync.local.process.Ready;

/** How our own services are run: their packages, their settings, their health. */
final class Services {
    static final String GATEWAY_MODULE = "sync-gateway";
    static final String ROUTING_MODULE = "routing-service";

    private static final ProcessSpec.Limits LIMITS =
            new ProcessSpec.Limits(Duration.ofMinutes(2), Duration.ofSeconds(45));

    private final SuiteOptions options;
    private final StateDir state;
    private final Secrets secrets;
    private final KeycloakServer keycloak;
    private final Certificates certificates;

    Services(SuiteOptions options, StateDir state, Secrets secrets, KeycloakServer keycloak) {
        this.options = options;
        this.state = state;
        this.secrets = secrets;
        this.keycloak = keycloak;
        this.certificates = new Certificates(state, secrets, Clock.systemUTC());
    }

    URI gateway(int replica) {
        return options.ports().uri(options.ports().gateway(replica));
    }

    /** The address where the service at this address shows its health and its figures. */
    URI management(URI service) {
        return URI.create("http://127.0.0.1:" + options.ports().management(service.getPort()));
    }

    URI routing(int replica) {
        return options.ports().uri(options.ports().routing(replica));
    }

    /** The module that listens at an address of a suite. Any other address is a replica of the gateway. */
    static String module(Ports ports, URI service) {
        for (InternalService internal : InternalService.values()) {
            if (internal.port(ports, 1) == service.getPort() || internal.port(ports, 2) == service.getPort()) {
                return internal.module();
            }
        }
        for (int replica = 1; replica <= Ports.MAX_REPLICAS; replica++) {
            if (ports.routing(replica) == service.getPort()) {
                return ROUTING_MODULE;
            }
        }
        return GATEWAY_MODULE;
    }

    ProcessSpec gatewayProcess(int replica, Database database) {
        Map<String, String> env = common(database, options.ports().gateway(replica), GATEWAY_MODULE);
        env.put(
                "SYNC_GATEWAY_ROUTING_URL",
                routing(Math.min(replica, options.routings())).toString());
        env.put("SYNC_GATEWAY_SECRET_KEY", secrets.base64Key("gateway.secret-key"));
        env.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", keycloak.realm().toString());
        env.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", GATEWAY_MODULE);
        env.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", keycloak.clientSecret(GATEWAY_MODULE));
        return process("gateway-" + replica, GATEWAY_MODULE, env, gateway(replica));
    }

    ProcessSpec routingProcess(int replica, Database database) {
        Map<String, String> env = common(database, options.ports().routing(replica), ROUTING_MODULE);
        env.put("SYNC_ROUTING_CURSOR_KEY", secrets.key("routing.cursor-key"));
        return process("routing-" + replica, ROUTING_MODULE, env, routing(replica));
    }

    URI internal(InternalService service, int replica) {
        return options.ports().uri(service.port(options.ports(), replica));
    }

    ProcessSpec internalProcess(InternalService service, int replica, Database database) {
        Map<String, String> env = common(database, service.port(options.ports(), replica), service.module());
        env.put("SYNC_CLIENT_URL", routing(1).toString());
        env.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", keycloak.realm().toString());
        env.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", service.module());
        env.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", keycloak.clientSecret(service.module()));
        if (service == InternalService.REPORTING) {
            env.put("SYNC_REPORTING_GATEWAY_URL", gateway(1).toString());
        }
        return process(service.process(replica), service.module(), env, internal(service, replica));
    }

    private Map<String, String> common(Database database, int port, String client) {
        Map<String, String> env = new TreeMap<>();
        env.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        env.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        if (options.ports().tls()) {
            env.putAll(certificates.settings(port));
        }
        env.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        env.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(options.ports().management(port)));
        env.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        env.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        env.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        if (database.parted()) {
            env.put("QUARKUS_FLYWAY_USERNAME", database.owner().user());
            env.put("QUARKUS_FLYWAY_PASSWORD", database.owner().password());
        }
        env.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm().toString());
        env.put("QUARKUS_OIDC_CLIENT_ID", client);
        // It tells each probe that comes before a service is ready, and these come often.
        env.put("QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL", "WARN");
        // No balancer has to learn here that a process ends.
        env.put("QUARKUS_SHUTDOWN_DELAY", "0S");
        // People read these logs: ./storesync logs.
        env.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        env.put("SYNC_AUDIT_KEY", secrets.key("audit.key." + client));
        return env;
    }

    private ProcessSpec process(String name, String module, Map<String, String> env, URI uri) {
        env.putAll(options.env().getOrDefault(module, Map.of()));
        return new ProcessSpec(
                name,
                command(module),
                env,
                state.log(name),
                // A service opens its port for calls a little later than the one for its health, most of all with TLS.
                Ready.http(management(uri).resolve("/health/ready")).and(Ready.listening(uri.getPort())),
                LIMITS,
                ProcessSpec.Signal.TERM);
    }

    private List<String> command(String module) {
        List<String> program = options.programs().get(module);
        if (program != null) {
            return program;
        }
        List<String> command = new ArrayList<>();
        if (options.binaries().contains(module)) {
            Path binary = options.project().serviceBinary(module);
            command.add(existing(binary, "./storesync native " + module).toString());
            command.addAll(trust());
            return command;
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.serviceJvm());
        command.addAll(trust());
        command.add("-jar");
        command.add(
                existing(options.project().serviceJar(module), "./storesync up").toString());
        return command;
    }

    /** Lets a service trust the others and Keycloak. A binary takes these options as a JVM does. */
    private List<String> trust() {
        return options.ports().tls()
                ? List.of(
                        "-Djavax.net.ssl.trustStore=" + certificates.trust(),
                        "-Djavax.net.ssl.trustStoreType=PKCS12",
                        "-Djavax.net.ssl.trustStorePassword=" + Certificates.TRUST_PASSWORD)
                : List.of();
    }

    private static Path existing(Path program, String builder) {
        if (!Files.isRegularFile(program)) {
            throw new LocalFailure(program + " is not built yet: " + builder + " builds it, or ./mvnw package -Dquick");
        }
        return program;
    }
}

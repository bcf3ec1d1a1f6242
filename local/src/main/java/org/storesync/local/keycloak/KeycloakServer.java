package org.storesync.local.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.storesync.local.host.Certificates;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.postgres.Database;
import org.storesync.local.process.ProcessSpec;
import org.storesync.local.process.Ready;

/**
 * One Keycloak of a suite. It listens only on loopback, keeps its data in the suite's PostgreSQL, and imports the realm storesync at its
 * first start.
 */
public final class KeycloakServer {
    /** Clients of services. Their secrets are made here, and given to the realm and to the services. */
    public static final List<String> SERVICE_CLIENTS =
            List.of("sync-gateway", "transfer-service", "reporting-service", "master-data-service");
    /** People of the demo. */
    public static final List<String> DEMO_USERS = List.of("admin", "viewer", "vendor", "auditor");

    private static final ProcessSpec.Limits LIMITS =
            new ProcessSpec.Limits(Duration.ofMinutes(4), Duration.ofSeconds(30));
    private static final List<String> OPENS = List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final StateDir state;
    private final Secrets secrets;
    private final Ports ports;
    private final KeycloakHome home;
    private final Certificates certificates;

    public KeycloakServer(Project project, StateDir state, Secrets secrets, Ports ports) {
        this.state = state;
        this.secrets = secrets;
        this.ports = ports;
        this.home = new KeycloakHome(project, state.log("keycloak-build"));
        this.certificates = new Certificates(state, secrets, Clock.systemUTC());
    }

    public URI uri() {
        return ports.uri(ports.keycloak());
    }

    /** The issuer of the realm's tokens, which a service takes as {@code auth-server-url}. */
    public URI realm() {
        return uri().resolve("/realms/storesync");
    }

    /** The secret of a service's client. */
    public String clientSecret(String client) {
        return secrets.key("client." + client);
    }

    /** The demo password of a person. */
    public String demoPassword(String user) {
        return secrets.password("demo." + user);
    }

    /** The password of Keycloak's own administrator, called admin. */
    public String consolePassword() {
        return secrets.password("keycloak.admin");
    }

    /**
     * The process. Missing programs are fetched and built first.
     *
     * @param progress learns of steps that take long
     */
    public ProcessSpec process(Database database, Consumer<String> progress) {
        Path folder = home.ready(progress);
        return new ProcessSpec(
                "keycloak",
                command(folder),
                env(database),
                state.log("keycloak"),
                Ready.http(URI.create("http://127.0.0.1:" + ports.keycloakManagement() + "/health/ready")),
                LIMITS,
                ProcessSpec.Signal.TERM);
    }

    /** The JVM itself, as {@code kc.sh} would start it. A shell in between would hide from us that the JVM ended. */
    private static List<String> command(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It is started often and asked little, so it gets a small heap, and no compiler that pays off only after an
        // hour.
        command.addAll(List.of("-Xms64m", "-Xmx384m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        command.addAll(OPENS);
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Duser.language=en");
        command.add("-Duser.country=US");
        command.add("-Dpicocli.disable.closures=true");
        command.add("-Dkc.home.dir=" + folder);
        command.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        command.addAll(List.of("-cp", folder.resolve("lib/quarkus-run.jar").toString()));
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(List.of("start", "--optimized", "--import-realm"));
        return command;
    }

    private Map<String, String> env(Database database) {
        Map<String, String> env = new TreeMap<>();
        env.put("KC_DB_URL", database.url());
        env.put("KC_DB_USERNAME", database.user());
        env.put("KC_DB_PASSWORD", database.password());
        env.put("KC_DB_POOL_MAX_SIZE", "20");
        env.put("KC_CACHE", "local");
        // It tells each probe that comes before it is ready.
        env.put("KC_LOG_LEVEL", "info,io.smallrye.health:warn");
        env.put("KC_HOSTNAME", uri().toString());
        // A service in a container reaches it under another name. The issuer of tokens stays the one above.
        env.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        env.put("KC_HTTP_HOST", "127.0.0.1");
        if (ports.tls()) {
            env.put("KC_HTTP_ENABLED", "false");
            env.put("KC_HTTPS_PORT", Integer.toString(ports.keycloak()));
            env.put("KC_HTTPS_KEY_STORE_FILE", certificates.server().toString());
            env.put("KC_HTTPS_KEY_STORE_PASSWORD", certificates.serverPassword());
        } else {
            env.put("KC_HTTP_ENABLED", "true");
            env.put("KC_HTTP_PORT", Integer.toString(ports.keycloak()));
        }
        env.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
        env.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.keycloakManagement()));
        env.put("KC_HTTP_MANAGEMENT_SCHEME", "http");
        env.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        env.put("KC_BOOTSTRAP_ADMIN_PASSWORD", consolePassword());
        // The realm's file names these variables. Keycloak fills in their values when it imports the file.
        for (String client : SERVICE_CLIENTS) {
            env.put("STORESYNC_" + envName(client) + "_SECRET", clientSecret(client));
        }
        for (String user : DEMO_USERS) {
            env.put("STORESYNC_DEMO_" + envName(user) + "_PASSWORD", demoPassword(user));
        }
        return env;
    }

    private static String envName(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}

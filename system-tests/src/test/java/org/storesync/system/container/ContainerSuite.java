package org.storesync.system.container;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.link.Link;
import org.storesync.local.postgres.Database;
import org.storesync.local.suite.InternalService;
import org.storesync.local.suite.Progress;
import org.storesync.local.suite.Suite;
import org.storesync.local.suite.SuiteOptions;

/**
 * A suite whose five services run in containers of podman, from the rendered overlay {@code dev}. PostgreSQL and Keycloak run on this
 * machine as ever. They listen on loopback alone, so links lead there from the bridge of the containers, and from loopback to the
 * containers. There is one at a time on a machine, because podman knows networks and secrets by name.
 */
public final class ContainerSuite implements AutoCloseable {
    /** The services with the port that each has in its container, and its place on the bridge. */
    private static final List<Service> SERVICES = List.of(
            new Service("routing-service", "routing", 18001, 11),
            new Service("sync-gateway", "gateway", 18000, 12),
            new Service("master-data-service", "master_data", 18014, 13),
            new Service("transfer-service", "transfer", 18015, 14),
            new Service("reporting-service", "reporting", 18016, 15));

    private static final String NETWORK = "storesync-containers";
    private static final String SUBNET = "10.89.213.";
    private static final String BRIDGE = SUBNET + "1";
    private static final int TO_MANAGEMENT = 60;
    /** Where the overlay expects what runs on this machine. */
    private static final int KEYCLOAK = 18002;

    private static final int POSTGRES = 18004;

    private final Suite suite;
    private final List<Link> links = new ArrayList<>();
    private final Path folder;

    private record Service(String module, String database, int port, int place) {
        String address() {
            return SUBNET + place;
        }

        /** The container that serves, as podman calls it. */
        String container() {
            return module + "-pod-0-service";
        }
    }

    private ContainerSuite(Path state, Ports ports, Progress progress) {
        this.folder = state.resolve("played");
        SuiteOptions options = SuiteOptions.in(state, ports)
                .withServices(EnumSet.allOf(InternalService.class))
                .withProgress(progress);
        for (Service service : SERVICES) {
            options = options.withProgram(
                    service.module(),
                    List.of(
                            "bash",
                            options.project()
                                    .root()
                                    .resolve("system-tests/play-pod.sh")
                                    .toString(),
                            folder.toString(),
                            service.module(),
                            NETWORK + ":ip=" + service.address() + ",alias=" + service.module()));
        }
        this.suite = Suite.prepare(options);
    }

    /** Starts everything: first the migration of a database, then its service. */
    public static ContainerSuite start(Path state, Ports ports, Progress progress) {
        ContainerSuite containers = new ContainerSuite(state, ports, progress);
        try {
            containers.playable(state);
            containers.connect();
            containers.suite.start();
            return containers;
        } catch (IOException e) {
            containers.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            containers.close();
            throw e;
        }
    }

    public Suite suite() {
        return suite;
    }

    /** The id of the container in which a service runs now. */
    public String containerId(String module) {
        return Podman.run(
                "container", "inspect", "--format", "{{.Id}}", of(module).container());
    }

    /** The number of the first process in a service's container, as this machine counts; 0 if it does not run. */
    public long pid(String module) {
        return Long.parseLong(Podman.run(
                "container", "inspect", "--format", "{{.State.Pid}}", of(module).container()));
    }

    private static Service of(String module) {
        return SERVICES.stream()
                .filter(it -> it.module().equals(module))
                .findFirst()
                .orElseThrow();
    }

    private void playable(Path state) throws IOException {
        StateDir.delete(folder);
        Files.createDirectories(folder);
        Path root = suite.options().project().root();
        PlayedManifests manifests = new PlayedManifests(root.resolve("k8s/rendered/dev.yaml"));
        Secrets keys = new Secrets(state.resolve("container-secrets.properties"));
        ObjectMapper json = new ObjectMapper();
        List<String> there =
                Podman.run("secret", "ls", "--format", "{{.Name}}").lines().toList();
        for (Map.Entry<String, Set<String>> secret : manifests.secrets().entrySet()) {
            ObjectNode content = json.createObjectNode();
            for (String key : secret.getValue()) {
                content.put(
                        key,
                        Base64.getEncoder()
                                .encodeToString(
                                        value(secret.getKey(), key, keys).getBytes(StandardCharsets.UTF_8)));
            }
            if (there.contains(secret.getKey())) {
                Podman.run("secret", "rm", secret.getKey());
            }
            Podman.given(content.toString(), "secret", "create", secret.getKey(), "-");
        }
        for (Service service : SERVICES) {
            manifests.write(service.module(), folder);
        }
    }

    /** What {@code k8s/new-secrets.sh} would make, with the logins of this suite. */
    private String value(String secret, String key, Secrets keys) {
        for (Service service : SERVICES) {
            Database database = suite.database(service.database());
            if (secret.equals(service.module() + "-database")) {
                return login(database.service(), key);
            }
            if (secret.equals(service.module() + "-database-owner")) {
                return login(database.owner(), key);
            }
            if (secret.equals(service.module() + "-keys")) {
                return key.equals("client-secret")
                        ? suite.keycloak().clientSecret(service.module())
                        : keys.base64Key(secret + "." + key);
            }
        }
        throw new AssertionError("nobody knows the secret " + secret);
    }

    private static String login(Database.Login login, String key) {
        return key.equals("username") ? login.user() : login.password();
    }

    private void connect() {
        removeLeftovers();
        Podman.run("network", "create", "--subnet", SUBNET + "0/24", "--gateway", BRIDGE, NETWORK);
        // The bridge is there as long as something is connected to it.
        Podman.run("pod", "create", "--name", NETWORK, "--network", NETWORK + ":ip=" + SUBNET + "9");
        Podman.run("pod", "start", NETWORK);
        Ports ports = suite.ports();
        links.add(toThisMachine(KEYCLOAK, ports.keycloak()));
        links.add(toThisMachine(POSTGRES, ports.postgres()));
        toContainer("sync-gateway", ports.gateway(1));
        // Scenarios know of two gateways. Here they are two ways to one.
        toContainer("sync-gateway", ports.gateway(2));
        toContainer("routing-service", ports.routing(1));
        for (InternalService service : InternalService.values()) {
            toContainer(service.module(), suite.uri(service).getPort());
        }
    }

    private static Link toThisMachine(int port, int target) {
        return Link.open(new InetSocketAddress(BRIDGE, port), new InetSocketAddress("127.0.0.1", target));
    }

    private void toContainer(String module, int port) {
        Service service = of(module);
        links.add(Link.open(port, new InetSocketAddress(service.address(), service.port())));
        links.add(Link.open(
                suite.ports().management(port),
                new InetSocketAddress(service.address(), service.port() + TO_MANAGEMENT)));
    }

    private static void removeLeftovers() {
        for (Service service : SERVICES) {
            Podman.run(
                    "pod",
                    "rm",
                    "--force",
                    "--ignore",
                    "--time",
                    "0",
                    service.module() + "-pod-0",
                    service.module() + "-migration");
        }
        Podman.run("pod", "rm", "--force", "--ignore", "--time", "0", NETWORK);
        if (Podman.run("network", "ls", "--quiet").lines().anyMatch(NETWORK::equals)) {
            Podman.run("network", "rm", "--force", NETWORK);
        }
        List<String> volumes = Podman.run("volume", "ls", "--quiet").lines().toList();
        for (Service service : SERVICES) {
            Stream.of(service.module() + "-tmp", service.module() + "-migration-tmp")
                    .filter(volumes::contains)
                    .forEach(it -> Podman.run("volume", "rm", "--force", it));
        }
    }

    @Override
    public void close() {
        suite.close();
        links.forEach(Link::close);
        removeLeftovers();
    }
}

package org.storesync.local.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.storesync.model.DefaultPorts;

/**
 * The ports of one suite, all counted from one base, so that one option moves all of them. Everything listens on 127.0.0.1.
 *
 * @param base the gateway's port
 * @param tls whether the services and Keycloak speak TLS at their ports; management, control and PostgreSQL do not
 */
public record Ports(int base, boolean tls) {
    public static final int DEFAULT_BASE = DefaultPorts.BASE;
    /** How many replicas of a service a suite can have. */
    public static final int MAX_REPLICAS = 5;
    /** How many links a suite can have. */
    public static final int MAX_LINKS = 40;

    private static final int SERVICES = 3;
    private static final int FIRST_LINK = 20;
    private static final int SPAN = DefaultPorts.TO_MANAGEMENT + FIRST_LINK;
    private static final int LOWEST = 1024;
    /** Above this number the system gives out ports itself. */
    private static final int EPHEMERAL = 32_000;

    private static final int FREE_ATTEMPTS = 200;

    public Ports {
        if (base < LOWEST || base + SPAN > 65_536) {
            throw new LocalFailure("--port-base must lie between " + LOWEST + " and " + (65_536 - SPAN) + ", because "
                    + SPAN + " ports are counted from it, not " + base);
        }
    }

    /** Ports without TLS. */
    public Ports(int base) {
        this(base, false);
    }

    /** The same ports with TLS, or without. */
    public Ports withTls(boolean wanted) {
        return new Ports(base, wanted);
    }

    /** The address of a service, of Keycloak, or of a link to one of them. */
    public URI uri(int port) {
        return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port);
    }

    /** A base whose ports are all free at this moment, for tests that run beside other suites. */
    public static Ports free() {
        for (int attempt = 0; attempt < FREE_ATTEMPTS; attempt++) {
            int slot = ThreadLocalRandom.current().nextInt((EPHEMERAL - 20_000) / SPAN);
            Ports ports = new Ports(20_000 + slot * SPAN);
            if (ports.named(MAX_REPLICAS, MAX_REPLICAS).values().stream().allMatch(Ports::isFree)) {
                return ports;
            }
        }
        throw new LocalFailure("can't find " + SPAN + " free ports between 20000 and " + EPHEMERAL);
    }

    public int gateway(int replica) {
        return replica == 1 ? base : base + 6 + replica(replica) - 2;
    }

    public int routing(int replica) {
        return replica == 1 ? at(DefaultPorts.ROUTING) : base + 10 + replica(replica) - 2;
    }

    /** A service behind the routing-service, counted from 0. */
    public int service(int index) {
        return service(index, 1);
    }

    /**
     * A replica of a service behind the routing-service.
     *
     * @param index counted from 0
     * @param replica 1 or 2
     */
    public int service(int index, int replica) {
        if (index < 0 || index >= SERVICES || replica < 1 || replica > 2) {
            throw new IllegalArgumentException("no port for replica " + replica + " of service " + index);
        }
        return at(DefaultPorts.SERVICES) + (replica - 1) * SERVICES + index;
    }

    public int keycloak() {
        return at(DefaultPorts.IDENTITY_SERVER);
    }

    public int keycloakManagement() {
        return base + 3;
    }

    public int postgres() {
        return at(DefaultPorts.POSTGRES);
    }

    /** Where the running {@code up} listens for {@code status}, {@code link} and {@code down}. */
    public int control() {
        return base + 5;
    }

    /** The port of a link, counted from 0. */
    public int link(int index) {
        if (index < 0 || index >= MAX_LINKS) {
            throw new LocalFailure("a suite has at most " + MAX_LINKS + " links");
        }
        return base + FIRST_LINK + index;
    }

    /** The port where the service that listens on a port of this suite shows its health and figures. */
    public int management(int servicePort) {
        return servicePort + DefaultPorts.TO_MANAGEMENT;
    }

    /** The ports of a suite's processes, by the process's name. */
    public Map<String, Integer> named(int gateways, int routings) {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put("postgres", postgres());
        named.put("keycloak", keycloak());
        named.put("keycloak's management", keycloakManagement());
        named.put("the control of storesync", control());
        for (int replica = 1; replica <= routings; replica++) {
            named.put("routing-" + replica, routing(replica));
            named.put("routing-" + replica + "'s management", management(routing(replica)));
        }
        for (int replica = 1; replica <= gateways; replica++) {
            named.put("gateway-" + replica, gateway(replica));
            named.put("gateway-" + replica + "'s management", management(gateway(replica)));
        }
        return named;
    }

    /** @throws LocalFailure that names the first port in use and what to do */
    public void requireFree(Map<String, Integer> named) {
        named.forEach((who, port) -> {
            if (!isFree(port)) {
                throw new LocalFailure(
                        "port " + port + " (for " + who + ") is in use by another program: stop that one,"
                                + " or move all ports with --port-base, such as --port-base " + suggestion());
            }
        });
    }

    /** Whether a server could listen on this port of 127.0.0.1 now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** This suite's port for a port of the usual suite. */
    private int at(int usual) {
        return base + usual - DefaultPorts.BASE;
    }

    private int suggestion() {
        return base + 1_000 + SPAN <= 65_536 ? base + 1_000 : DEFAULT_BASE;
    }

    private static int replica(int replica) {
        if (replica < 1 || replica > MAX_REPLICAS) {
            throw new IllegalArgumentException("replicas are counted from 1 to " + MAX_REPLICAS + ", not " + replica);
        }
        return replica;
    }
}

package org.storesync.kit.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.storesync.kit.config.HttpConfig;
import org.storesync.kit.metrics.KitMeters;
import org.storesync.kit.request.ClientAddress;
import org.storesync.kit.security.LineBudget;

/**
 * Counts the open connections of each address, and what was refused below HTTP. For IPv6 a network of 64 bits counts as one address. The
 * operator's own proxies may hold any number of connections, because they limit their callers themselves.
 */
@Singleton
@Unremovable
class ConnectionWatch {
    private static final Logger LOG = Logger.getLogger(ConnectionWatch.class);
    private static final int NETWORK_BYTES = 8;

    private final ClientAddress addresses;
    private final int connectionsMax;
    private final Map<ByteBuffer, Integer> open = new ConcurrentHashMap<>();
    private final Counter connectionsRefused;
    private final MeterRegistry meters;
    private final LineBudget lines;
    private final boolean followsHeads;

    ConnectionWatch(ClientAddress addresses, MeterRegistry meters, HttpConfig config, Clock clock) {
        this.addresses = addresses;
        this.connectionsMax = config.connectionsPerAddress();
        this.connectionsRefused = KitMeters.CONNECTIONS_REFUSED.counter(meters);
        this.meters = meters;
        this.lines = new LineBudget(config.refusalLines(), clock);
        this.followsHeads = !ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.http2", Boolean.class)
                .orElse(true);
    }

    /** Whether the connection may stay. If it may, it counts until {@link #gone} is called. */
    boolean admit(InetAddress address) {
        if (addresses.isProxy(address)) {
            return true;
        }
        int count = open.merge(network(address), 1, Integer::sum);
        if (count <= connectionsMax) {
            return true;
        }
        gone(address);
        connectionsRefused.increment();
        line("refused a connection of " + address.getHostAddress() + ", which holds " + connectionsMax);
        return false;
    }

    void gone(InetAddress address) {
        if (!addresses.isProxy(address)) {
            open.computeIfPresent(network(address), (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * Whether the heads of plain connections are followed. They are only if each connection speaks HTTP/1 to its end, because HTTP/2 has no
     * heads of that form.
     */
    boolean followsHeads() {
        return followsHeads;
    }

    /** Counts a request that is answered 400 because of its head. */
    void malformed(String why, String peer) {
        KitMeters.REQUESTS_MALFORMED.counter(meters, why).increment();
        line("refused a request from " + peer + ": " + why);
    }

    private void line(String text) {
        lines.take()
                .ifPresent(leftOut ->
                        LOG.info(leftOut == 0 ? text : text + "; " + leftOut + " more lines since the last one"));
    }

    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, address instanceof Inet6Address ? NETWORK_BYTES : bytes.length);
    }
}

package org.storesync.kit.request;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import org.storesync.kit.config.HttpConfig;

/**
 * Where a call comes from. Usually this is the peer. If the peer is one of the operator's own proxies, it is the last address in
 * {@code X-Forwarded-For} that is none of them. Strangers can write whatever is further left, and the whole header if none of our proxies
 * is in between.
 */
@Singleton
public class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressRange> proxies;

    @Inject
    ClientAddress(HttpConfig config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    ClientAddress(List<String> trustedProxies) {
        this.proxies = trustedProxies.stream().map(AddressRange::parse).toList();
    }

    /** The address as text; empty if the connection is closed already. */
    public String of(HttpServerRequest request) {
        if (request.remoteAddress() == null) {
            return "";
        }
        String peer = request.remoteAddress().hostAddress();
        return proxies.isEmpty() || peer == null
                ? String.valueOf(peer)
                : of(peer, request.headers().getAll(FORWARDED_FOR));
    }

    String of(String peer, List<String> forwardedFor) {
        String nearest = peer;
        if (!trusted(nearest)) {
            return nearest;
        }
        for (String header : forwardedFor.reversed()) {
            String[] hops = header.split(",", -1);
            for (int i = hops.length - 1; i >= 0; i--) {
                String hop = hops[i].strip();
                if (!isAddress(hop)) {
                    return nearest;
                }
                nearest = hop;
                if (!trusted(hop)) {
                    return hop;
                }
            }
        }
        return nearest;
    }

    /** Whether this is one of the operator's own proxies. */
    public boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    private boolean trusted(String address) {
        return isProxy(InetAddress.ofLiteral(address));
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

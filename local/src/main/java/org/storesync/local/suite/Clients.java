package org.storesync.local.suite;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.Trust;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;

/** HTTP clients for a suite: without TLS, or trusting the suite's own certificate authority as well. */
public final class Clients {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private Clients() {}

    public static HttpClient open(StateDir state, Ports ports) {
        HttpClient.Builder http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        String authority = authority(state, ports);
        return (authority == null ? http : http.sslContext(Trust.withAuthority(authority))).build();
    }

    /** What a site of the suite must trust, as PEM; null without TLS. */
    public static @Nullable String authority(StateDir state, Ports ports) {
        if (!ports.tls()) {
            return null;
        }
        try {
            return Files.readString(state.authority());
        } catch (IOException e) {
            throw StateDir.explain(state.authority(), e);
        }
    }
}

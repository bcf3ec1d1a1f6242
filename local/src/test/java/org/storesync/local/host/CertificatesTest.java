package org.storesync.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.central.Trust;

class CertificatesTest {
    @TempDir
    Path folder;

    @Test
    void aClientThatTrustsTheAuthorityTrustsTheServer() throws Exception {
        Certificates certificates = certificates(Clock.systemUTC());
        certificates.prepare();

        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(showing(certificates)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (HttpClient trusting = HttpClient.newBuilder()
                        .sslContext(Trust.withAuthority(Files.readString(certificates.authority())))
                        .build();
                HttpClient usual = HttpClient.newHttpClient()) {
            for (String host : new String[] {"127.0.0.1", "localhost"}) {
                HttpRequest call = HttpRequest.newBuilder(URI.create(
                                "https://" + host + ":" + server.getAddress().getPort()))
                        .build();
                assertThat(trusting.send(call, BodyHandlers.discarding()).statusCode())
                        .as(host)
                        .isEqualTo(204);
                assertThatThrownBy(() -> usual.send(call, BodyHandlers.discarding()))
                        .isInstanceOf(SSLHandshakeException.class);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void keepsTheAuthoritysKeyApart() throws Exception {
        Certificates certificates = certificates(Clock.systemUTC());
        certificates.prepare();

        KeyStore server = KeyStore.getInstance(
                certificates.server().toFile(), certificates.serverPassword().toCharArray());
        assertThat(Collections.list(server.aliases())).containsExactly("server");
        assertThat(server.getCertificateChain("server")).hasSize(2);
        KeyStore trust = KeyStore.getInstance(certificates.trust().toFile(), Certificates.TRUST_PASSWORD.toCharArray());
        assertThat(trust.isCertificateEntry("ca")).isTrue();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(certificates.server().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void renewsTheServersCertificateInItsLastMonth() throws Exception {
        Certificates certificates = certificates(Clock.systemUTC());
        certificates.prepare();
        byte[] first = Files.readAllBytes(certificates.server());
        byte[] authority = Files.readAllBytes(certificates.authority());

        certificates(later(Duration.ofDays(360))).prepare();
        assertThat(certificates.server()).hasBinaryContent(first);

        certificates(later(Duration.ofDays(380))).prepare();
        assertThat(Files.readAllBytes(certificates.server())).isNotEqualTo(first);
        assertThat(certificates.authority()).hasBinaryContent(authority);
        assertThat(showing(certificates)).isNotNull();
    }

    @Test
    void goesOnWhereAnEarlierAttemptWasStopped() throws Exception {
        Certificates certificates = certificates(Clock.systemUTC());
        certificates.prepare();
        byte[] authority = Files.readAllBytes(certificates.authority());
        // The authority has signed a key that no server shows yet.
        Files.delete(certificates.server());

        certificates(Clock.systemUTC()).prepare();
        assertThat(showing(certificates)).isNotNull();
        assertThat(certificates.authority()).hasBinaryContent(authority);
    }

    private Certificates certificates(Clock clock) {
        StateDir state = new StateDir(folder);
        return new Certificates(state, new Secrets(state.secrets()), clock);
    }

    private static Clock later(Duration by) {
        return Clock.fixed(Instant.now().plus(by), ZoneOffset.UTC);
    }

    private static SSLContext showing(Certificates certificates) throws Exception {
        char[] password = certificates.serverPassword().toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(certificates.server().toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}

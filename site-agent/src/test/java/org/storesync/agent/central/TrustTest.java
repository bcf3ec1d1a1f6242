package org.storesync.agent.central;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private HttpsServer server;
    private String certificate;

    /** A central that refuses everybody, with a certificate that no public authority signed. */
    @BeforeEach
    void serve() throws Exception {
        Path file = folder.resolve("keys");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "central",
                        "-keyalg",
                        "EC",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=central",
                        "-ext",
                        "san=ip:127.0.0.1"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        certificate = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("central").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = "{\"code\":\"not-authenticated\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private CentralClient central(@Nullable String authority) {
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        return new HttpCentralClient(
                HttpCentralClient.newHttp(LinkLimits.STANDARD, authority),
                new Credentials(url, 7, "s3cret", "machine"),
                "test/1",
                LinkLimits.STANDARD,
                () -> new UUID(0, 1));
    }

    @Test
    @DisplayName("a country's own authority is trusted if the site has its certificate, and only then")
    void trustsAnAuthorityThatItIsGiven() {
        assertThatThrownBy(() -> central(certificate).site()).isInstanceOf(CentralProblem.class);
        assertThatThrownBy(() -> central(null).site())
                .isInstanceOf(CentralUnreachable.class)
                .hasMessageStartingWith("this machine does not trust the certificate of https://127.0.0.1:");
    }

    @Test
    @DisplayName("an authority without a certificate is refused before it is used")
    void refusesATextWithoutACertificate() {
        for (String text : List.of("", "hello", certificate.replace("MI", "!!"), "-----BEGIN CERTIFICATE-----")) {
            assertThatThrownBy(() -> Trust.check(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("certificate");
        }
    }
}

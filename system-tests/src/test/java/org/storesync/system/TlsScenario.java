package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.central.Trust;
import org.storesync.local.host.Certificates;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.link.Link;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.process.ProcessSpec;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;

/** A gateway that speaks TLS itself, with a certificate of a local authority. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsScenario {
    private final Central central;
    private Certificates certificates;
    private ManagedProcess gateway;
    private ProcessSpec usual;
    private Link link;

    TlsScenario(Central central) {
        this.central = central;
    }

    @BeforeAll
    void theSecondGatewaySpeaksTls() {
        certificates = certificates("tls");
        gateway = central.process("gateway-2");
        gateway.change(spec -> {
            usual = spec;
            return spec.withEnv(certificates.settings(port()));
        });
        gateway.restart();
        link = Link.open(0, port());
    }

    @AfterAll
    void asBefore() {
        link.close();
        gateway.change(_ -> usual);
        gateway.restart();
    }

    @Test
    void aSiteSyncsOverTlsAndALinkThatIsCut() throws IOException {
        try (AgentSite site = AgentSite.overTls(central, https(link.port()), authority())) {
            Awaitility.await("gateway 2 knows the new site")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreException(CentralProblem.class)
                    .until(() -> site.sync() != null);
            Store store = central.newStore();
            central.assign(store, site.id());
            site.sync();
            site.put(Bodies.stock(Bodies.id(), store.id(), "over TLS"));

            link.cut();
            assertThatThrownBy(site::sync).isInstanceOf(CentralUnreachable.class);
            link.mend();

            assertThat(site.sync().sent()).isEqualTo(1);
            assertThat(site.differences()).isEmpty();
        }
    }

    @Test
    void aSiteThatTrustsAnotherAuthorityIsTold() throws IOException {
        String other = Files.readString(certificates("other").authority());
        try (AgentSite site = AgentSite.overTls(central, https(port()), other)) {
            assertThatThrownBy(site::sync)
                    .isInstanceOf(CentralUnreachable.class)
                    .hasMessageContaining("does not trust the certificate of https://127.0.0.1:" + port());
        }
    }

    @Test
    void nothingIsAnsweredWithoutTls() throws IOException {
        try (Socket plain = new Socket("127.0.0.1", port())) {
            plain.setSoTimeout(20_000);
            plain.getOutputStream()
                    .write("GET /api/v1/site HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .doesNotContain("HTTP/");
        }
    }

    @Test
    void eachAnswerPromisesTlsForAYear() throws IOException {
        assertThat(ask("GET /api/v1/site HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("http/1.1 401")
                .contains("strict-transport-security: max-age=31536000", "x-content-type-options: nosniff");
        assertThat(ask("GET /api/v1/site HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"))
                .startsWith("http/1.1 431")
                .contains("strict-transport-security: max-age=31536000", "x-content-type-options: nosniff");
    }

    @Test
    void aHeadThatSaysItsEndTwiceIsRefusedBehindTlsToo() throws IOException {
        assertThat(
                        ask(
                                "POST /api/v1/push HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .matches("(?s)http/1\\.[01] 400 .*");
    }

    private String ask(String request) throws IOException {
        try (Socket socket = Trust.withAuthority(authority()).getSocketFactory().createSocket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(600);
            return new String(answer, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        }
    }

    private Certificates certificates(String name) {
        StateDir folder = new StateDir(central.suite().state().root().resolve(name));
        folder.prepare();
        Certificates made = new Certificates(folder, new Secrets(folder.secrets()), Clock.systemUTC());
        made.prepare();
        return made;
    }

    private String authority() throws IOException {
        return Files.readString(certificates.authority());
    }

    private int port() {
        return central.gateway(2).getPort();
    }

    private static URI https(int port) {
        return URI.create("https://127.0.0.1:" + port);
    }
}

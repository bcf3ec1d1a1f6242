package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Wire;
import org.storesync.system.wire.WireSite;

/** One caller attacks the gateway, and another one notices nothing. */
@SystemTest
class ProtectionScenario {
    private static final int MIB = 1024 * 1024;

    private final Central central;
    private WireSite other;
    private WireSite attacker;

    ProtectionScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void twoSites() {
        other = central.begunSite("desktop");
        attacker = central.begunSite("desktop");
    }

    @Test
    @DisplayName("security-asvs no port speaks HTTP/2 in the clear")
    void noHttp2InTheClear() throws Exception {
        for (URI port : List.of(central.gateway(1), central.suite().management(central.gateway(1)))) {
            try (Socket socket = new Socket("127.0.0.1", port.getPort())) {
                socket.setSoTimeout(20_000);
                String offer = """
                        GET /health/live HTTP/1.1
                        Host: a
                        Connection: Upgrade, HTTP2-Settings, close
                        Upgrade: h2c
                        HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA

                        """.replace("\n", "\r\n");
                socket.getOutputStream().write(offer.getBytes(StandardCharsets.US_ASCII));
                byte[] answer = socket.getInputStream().readNBytes(12);
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isIn("HTTP/1.1 200", "HTTP/1.1 404");
            }
        }
    }

    @Test
    @DisplayName("security-10 no service's role takes a row of the audit away")
    void auditsAreOnlyAddedTo() throws Exception {
        for (String name : List.of("routing", "gateway")) {
            try (Connection connection = central.suite().database(name).connect();
                    Statement statement = connection.createStatement()) {
                try (ResultSet row = statement.executeQuery("select count(*) from audit_entry")) {
                    row.next();
                    assertThat(row.getLong(1)).as(name).isPositive();
                }
                for (String sql : List.of(
                        "delete from audit_entry", "update audit_entry set detail = '{}'", "truncate audit_entry")) {
                    assertThatThrownBy(() -> statement.execute(sql))
                            .as("%s: %s", name, sql)
                            .hasMessageContaining("permission denied for table audit_entry");
                }
            }
        }
    }

    private interface Attack {
        void run() throws Exception;
    }

    @Test
    @DisplayName("security-5 wrong secrets lock out nobody at their address")
    void wrongSecrets() throws Exception {
        unnoticed(() -> {
            for (int i = 0; i < 100; i++) {
                Answer refused = call("/api/v1/site", Map.of("Authorization", attacker.basic("wrong" + i)));
                assertThat(refused.status()).isIn(401, 429);
            }
        });
        assertThat(attacker.site().status()).isEqualTo(200);
        assertThat(central.begunSite("desktop").site().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("security-6 four pushes that trickle take nothing from others, and are given up")
    void slowPushes() throws Exception {
        unnoticed(() -> {
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < 4; i++) {
                    Socket socket = new Socket("127.0.0.1", central.gateway(1).getPort());
                    socket.setSoTimeout(20_000);
                    slow.add(socket);
                    StringBuilder head = new StringBuilder("POST /api/v1/push HTTP/1.1\r\nHost: a\r\n");
                    attacker.headers()
                            .forEach((name, value) ->
                                    head.append(name).append(": ").append(value).append("\r\n"));
                    head.append("Content-Type: application/x-ndjson\r\nContent-Length: " + 16 * MIB + "\r\n\r\n");
                    socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().write(new byte[3 * MIB]);
                }
                for (Socket socket : slow) {
                    assertThat(firstLine(socket)).matches("HTTP/1.1 (408|429) .*");
                }
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        });
    }

    @Test
    @DisplayName("security-8 what is no token costs one line at most, and no call of Keycloak")
    void noTokens() throws Exception {
        Path log = central.suite().state().log("gateway-1");
        long before = Files.size(log);
        unnoticed(() -> {
            for (int i = 0; i < 300; i++) {
                assertThat(call("/admin/v1/sites", Map.of("Authorization", "Bearer abc"))
                                .status())
                        .isIn(401, 429);
            }
        });
        assertThat(Files.size(log) - before).isLessThan(20_000);
        String admin = central.suite().personToken("admin", "sync-gateway");
        assertThat(call("/admin/v1/sites", Map.of("Authorization", "Bearer " + admin))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("security-11 numbers that inflate before the batch id are refused, not parsed")
    void longHeader() throws Exception {
        byte[] packed =
                numbers(new Random(1).ints(MIB / 8).mapToObj(Integer::toString).collect(Collectors.joining(",")));
        byte[] folded = numbers("1,".repeat(15 * MIB) + "1");
        unnoticed(() -> {
            assertThat(attacker.call("POST", "/api/v1/push", packedLines(), folded)
                            .code())
                    .isEqualTo("inflated-too-large");
            for (int i = 0; i < 10; i++) {
                Answer refused = attacker.call("POST", "/api/v1/push", packedLines(), packed);
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.code()).isEqualTo("malformed-body");
            }
        });
    }

    @Test
    @DisplayName("security-20 a token is for one service, with the roles its client may have")
    void tokens() throws Exception {
        String atRouting = central.suite().personToken("admin", "routing-service");
        JsonNode claims = claims(atRouting);
        assertThat(claims.path("aud").toString()).isEqualTo("\"routing-service\"");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("admin");
        assertThat(claims.path("sub").asText()).isNotEmpty();
        assertThat(call("/admin/v1/sites", Map.of("Authorization", "Bearer " + atRouting))
                        .status())
                .isEqualTo(401);

        JsonNode reporting = claims(central.suite().clientToken("reporting-service"));
        assertThat(reporting.path("aud")).hasSize(2);
        assertThat(reporting.at("/realm_access/roles").toString()).isEqualTo("[\"viewer\"]");
        assertThat(claims(central.suite().clientToken("sync-gateway")).has("realm_access"))
                .isFalse();
        assertThat(claims(central.suite().personToken("auditor", "routing-service"))
                        .at("/realm_access/roles")
                        .toString())
                .isEqualTo("[\"auditor\"]");
    }

    @Test
    @DisplayName("health, figures and contract are told at another port than sites call")
    void managementIsElsewhere() {
        URI management = central.suite().management(central.gateway(1));
        for (String path : List.of("/health/ready", "/health", "/metrics", "/openapi")) {
            assertThat(call(path, Map.of()).status()).as(path).isEqualTo(404);
            assertThat(Wire.send("GET", management.resolve(path), Map.of(), null)
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    /** While the attack runs, each call of the other site is answered without a wait. */
    private void unnoticed(Attack attack) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Integer> statuses = new ArrayList<>();
        Thread calls = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                statuses.add(other.site().status());
            }
        });
        try {
            attack.run();
        } finally {
            over.set(true);
            calls.join();
        }
        assertThat(statuses).isNotEmpty().containsOnly(200);
    }

    /** A header that contains these numbers, compressed. */
    private static byte[] numbers(String list) {
        String header = "{\"x\":[" + list + "],\"batchId\":\"b\"}\n";
        return Wire.gzip(header.getBytes(StandardCharsets.US_ASCII));
    }

    private Map<String, String> packedLines() {
        Map<String, String> headers = attacker.headers();
        headers.put("Content-Type", "application/x-ndjson");
        headers.put("Content-Encoding", "gzip");
        return headers;
    }

    private Answer call(String path, Map<String, String> headers) {
        return Wire.send("GET", central.gateway(1).resolve(path), headers, null);
    }

    private static String firstLine(Socket socket) throws IOException {
        byte[] answer = new byte[4096];
        int read = socket.getInputStream().read(answer);
        return read < 0
                ? ""
                : new String(answer, 0, read, StandardCharsets.US_ASCII)
                        .lines()
                        .findFirst()
                        .orElse("");
    }

    private static JsonNode claims(String token) {
        return Answer.json(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}

package org.storesync.kit.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestOidc;
import org.storesync.kit.test.TestPostgres;

/** Requests that are refused below HTTP, over real connections. */
@QuarkusTest
@QuarkusTestResource(TestPostgres.class)
@QuarkusTestResource(TestOidc.class)
class ConnectionTest {
    private static final String PROXY = "127.0.0.1";
    private static final int MAX = 3;
    private static final String FINE = "GET /faulty/limited?limit=3 HTTP/1.1\r\nHost: a\r\n\r\n";

    @Inject
    MeterRegistry meters;

    @DisplayName(
            "security-asvs an address holds so many connections, a further one is closed at once, a proxy holds any number")
    @Test
    void limitsConnectionsOfAnAddress() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < MAX; i++) {
                open.add(connect("127.0.0.2"));
                assertThat(ask(open.getLast())).startsWith("HTTP/1.1 200");
            }
            double before = refused();
            try (Socket further = connect("127.0.0.2")) {
                assertThat(closed(further)).isTrue();
            }
            assertThat(refused()).isEqualTo(before + 1);
            for (Socket socket : open) {
                assertThat(ask(socket)).as("those before go on").startsWith("HTTP/1.1 200");
            }
            try (Socket other = connect("127.0.0.3")) {
                assertThat(ask(other)).startsWith("HTTP/1.1 200");
            }
            for (int i = 0; i <= MAX; i++) {
                open.add(connect(PROXY));
                assertThat(ask(open.getLast())).startsWith("HTTP/1.1 200");
            }
            open.removeFirst().close();
            await().untilAsserted(() -> {
                try (Socket again = connect("127.0.0.2")) {
                    assertThat(ask(again)).startsWith("HTTP/1.1 200");
                }
            });
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @DisplayName(
            "security-asvs a request with Content-Length and Transfer-Encoding, or with a folded line, is answered 400 and the last one")
    @Test
    void refusesUnclearHeads() throws IOException {
        String both =
                "POST /faulty/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 4\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + FINE;
        String folded = "GET /faulty/limited?limit=3 HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n" + FINE;
        for (String unclear : List.of(both, folded)) {
            assertThat(statuses(all(unclear))).as(unclear).containsExactly("400");
            assertThat(statuses(all(FINE + FINE + unclear))).containsExactly("200", "200", "400");
        }
        assertThat(meters.counter("sync.http.requests.malformed", "why", "folded-line")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void followsRequestsHoweverTheyComeInPieces() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String order = "{\"item\":\"x\",\"count\":1}";
        StringBuilder all = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean post = random.nextBoolean();
            all.append(random.nextInt(4) == 0 ? "\r\n" : "");
            all.append(
                    post
                            ? "POST /faulty/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                                    + order.length() + "\r\n\r\n" + order
                            : FINE);
            expected.add("200");
        }
        all.append("POST /faulty/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(order.length()) + "\r\n" + order
                + "\r\n0\r\n\r\n");
        expected.add("200");
        try (Socket socket = connect(PROXY)) {
            socket.setTcpNoDelay(true);
            byte[] bytes = all.toString().getBytes(StandardCharsets.US_ASCII);
            for (int at = 0; at < bytes.length; ) {
                int piece = Math.min(1 + random.nextInt(random.nextBoolean() ? 3 : 300), bytes.length - at);
                socket.getOutputStream().write(bytes, at, piece);
                at += piece;
            }
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(statuses(answers)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void leavesALongHeadToTheDecoder() throws IOException {
        String status = statuses(all("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(300_000)))
                .getFirst();
        assertThat(status).startsWith("4");
    }

    private double refused() {
        return meters.counter("sync.http.connections.refused").count();
    }

    private static Socket connect(String from) throws IOException {
        Socket socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), RestAssured.port, InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static boolean closed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write(FINE.getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[4096];
        int read = socket.getInputStream().read(answer);
        return read < 0 ? "" : new String(answer, 0, read, StandardCharsets.US_ASCII);
    }

    private static String all(String requests) throws IOException {
        try (Socket socket = connect(PROXY)) {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            StringBuilder all = new StringBuilder();
            byte[] piece = new byte[8192];
            try {
                for (int read; (read = socket.getInputStream().read(piece)) >= 0; ) {
                    all.append(new String(piece, 0, read, StandardCharsets.US_ASCII));
                }
            } catch (SocketException reset) {
                // What was sent after a refused head was never read.
            }
            return all.toString();
        }
    }

    private static List<String> statuses(String answers) {
        return List.of(answers.split("HTTP/1\\.[01] ", -1)).stream()
                .skip(1)
                .map(answer -> answer.substring(0, 3))
                .toList();
    }
}

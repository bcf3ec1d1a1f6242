package org.storesync.local.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LinkTest {
    private ServerSocket echo;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        link = Link.open(0, echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        echo.close();
    }

    @Test
    void passesBothWaysAndEndsWhenBothSidesEnded() throws IOException {
        byte[] sent = bytes(200_000);

        try (Socket client = client()) {
            Thread.ofVirtual().start(() -> send(client, sent));
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }

        assertThat(link.bytes(Direction.UP)).isEqualTo(200_000);
        assertThat(link.bytes(Direction.DOWN)).isEqualTo(200_000);
        assertThat(link.connections()).isEqualTo(1);
    }

    @Test
    void cutBreaksRunningConnectionsAndRefusesNewOnesUntilMended() throws IOException {
        try (Socket client = client()) {
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);

            link.cut();

            assertThat(link.isCut()).isTrue();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
        }

        link.mend();

        assertThat(link.isCut()).isFalse();
        try (Socket client = client()) {
            client.getOutputStream().write(2);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void cutsInTheMiddleOfAnAnswer() throws IOException {
        link.cutAfter(Direction.DOWN, 1_000);

        try (Socket client = client()) {
            Thread.ofVirtual().start(() -> send(client, bytes(50_000)));
            assertThatThrownBy(() -> client.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }

        assertThat(link.isCut()).isTrue();
        assertThat(link.bytes(Direction.DOWN)).isEqualTo(1_000);
        // The answer was cut, not the request, because a server answers only after it has got the whole request.
        assertThat(link.bytes(Direction.UP)).isPositive();
    }

    @Test
    void mendForgetsACutStillToCome() throws IOException {
        link.cutAfter(Direction.UP, 0);
        link.mend();

        try (Socket client = client()) {
            client.getOutputStream().write(3);
            assertThat(client.getInputStream().read()).isEqualTo(3);
        }
    }

    @Test
    void delaysAndNarrows() throws IOException {
        link.latency(Duration.ofMillis(60));
        assertThat(roundTrip(1)).isGreaterThanOrEqualTo(Duration.ofMillis(120));

        link.latency(Duration.ZERO);
        link.bandwidth(200_000);
        // 40,000 bytes take 0.2 s up. Most of the way down happens at the same time, except the 0.08 s of the last
        // chunk.
        assertThat(roundTrip(40_000)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    @Test
    void latencyDoesNotNarrow() throws IOException {
        link.latency(Duration.ofMillis(50));

        // 60 chunks one after the other would take 6 s.
        assertThat(roundTrip(1_000_000)).isBetween(Duration.ofMillis(100), Duration.ofSeconds(3));
    }

    @Test
    void breaksOffWhereNobodyListens() throws IOException {
        echo.close();

        try (Socket client = client()) {
            assertThatThrownBy(() -> {
                        if (client.getInputStream().read() < 0) {
                            throw new SocketException("ended");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        assertThat(link.isCut()).isFalse();
    }

    private Duration roundTrip(int count) throws IOException {
        byte[] sent = bytes(count);
        long begin = System.nanoTime();
        try (Socket client = client()) {
            Thread.ofVirtual().start(() -> send(client, sent));
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), link.port());
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            in.transferTo(socket.getOutputStream());
            socket.shutdownOutput();
        } catch (IOException e) {
            // The link was cut.
        }
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            // The link was cut.
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }
}

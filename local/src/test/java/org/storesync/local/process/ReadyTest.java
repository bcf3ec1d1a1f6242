package org.storesync.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ReadyTest {
    @Test
    void aPortIsReadyWhileSomethingListens() throws IOException {
        Ready listening;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening = Ready.listening(server.getLocalPort());
            assertThat(listening.isReady()).isTrue();
        }
        assertThat(listening.isReady()).isFalse();
    }

    @Test
    void aProcessIsReadyWhenBothSaySo() {
        assertThat(((Ready) () -> true).and(() -> true).isReady()).isTrue();
        assertThat(((Ready) () -> true).and(() -> false).isReady()).isFalse();
        assertThat(((Ready) () -> false).and(() -> true).isReady()).isFalse();
    }
}

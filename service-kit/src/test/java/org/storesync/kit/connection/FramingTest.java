package org.storesync.kit.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FramingTest {
    @Test
    void readsWhereARequestEnds() {
        assertThat(of("GET / HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo(new Framing.Length(0));
        assertThat(of("POST / HTTP/1.1\nHost:a\nCONTENT-length:\t17 \n\n")).isEqualTo(new Framing.Length(17));
        assertThat(of("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nX:\r\n\r\n"))
                .isEqualTo(new Framing.Chunks());
        assertThat(of("GET / HTTP/1.1\r\nX: Content-Length: 5\r\n\r\n")).isEqualTo(new Framing.Length(0));
        assertThat(of("GET / HTTP/1.1\r\n\r\n")).isEqualTo(new Framing.Length(0));
    }

    @DisplayName("security-asvs a head with two ends or with a folded line is refused")
    @Test
    void refusesWhatTwoReadersTakeDifferently() {
        refused("length-and-chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n");
        refused("length-and-chunks", "transfer-encoding: x\r\ncontent-length: 0\r\n");
        refused("folded-line", "X: a\r\n b\r\n");
        refused("folded-line", "\tContent-Length: 5\r\n");
        refused("folded-line", "X: a\r\n \r\n");
        refused("unclear-length", "Content-Length: 5\r\nContent-Length: 5\r\n");
        refused("unclear-length", "Content-Length: 5, 5\r\n");
        refused("unclear-length", "Content-Length: +5\r\n");
        refused("unclear-length", "Content-Length: \r\n");
        refused("unclear-length", "Content-Length: 9999999999999999999\r\n");
        refused("unclear-length", "Sec-WebSocket-Key1: 1\r\n");
        refused("no-header-line", "Content-Length : 5\r\n");
        refused("no-header-line", "Content-Length\r\n");
        refused("no-header-line", ": 5\r\n");
        refused("no-header-line", "GET http://a/ HTTP/1.1\r\n");
        refused("bare-return", "X: a\rContent-Length: 5\r\n");
        refused("bare-return", "X: a\r\r\n");
        assertThat(of(" \nHost: a\r\n\r\n")).isEqualTo(new Framing.Refused("no-request-line"));
        assertThat(of("GET / HTTP/1.1\rX: y\r\n\r\n")).isEqualTo(new Framing.Refused("no-request-line"));
    }

    @DisplayName("security-asvs HTTP/2 is not spoken without TLS, whatever the settings of a port are")
    @Test
    void overlooksOffersOfAnotherProtocol() {
        ByteBuf head = Unpooled.copiedBuffer(
                "GET / HTTP/1.1\r\nConnection: Upgrade\r\nupgrade: h2c\r\n\r\n", StandardCharsets.ISO_8859_1);

        assertThat(Framing.of(head)).isEqualTo(new Framing.Length(0));

        assertThat(head.toString(StandardCharsets.ISO_8859_1))
                .isEqualTo("GET / HTTP/1.1\r\nConnection: Upgrade\r\nXpgrade: h2c\r\n\r\n");
        assertThat(of("PRI * HTTP/2.0\r\n\r\n")).isEqualTo(new Framing.Refused("http-2"));
    }

    private static void refused(String why, String lines) {
        assertThat(of("POST / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n"))
                .as(lines)
                .isEqualTo(new Framing.Refused(why));
    }

    private static Framing of(String head) {
        return Framing.of(Unpooled.copiedBuffer(head, StandardCharsets.ISO_8859_1));
    }
}

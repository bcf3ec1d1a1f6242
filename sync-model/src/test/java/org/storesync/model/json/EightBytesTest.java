package org.storesync.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EightBytesTest {
    /** Every byte at every place of eight, after bytes on both sides of each limit. */
    @Test
    void stopsAtEachByteThatNeedsDecision() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 24; place++) {
                byte[] text = " !#[]~az".repeat(4).getBytes(StandardCharsets.US_ASCII);
                text[place] = (byte) value;
                boolean plain = value >= ' ' && value < 0x80 && value != '"' && value != '\\';

                assertThat(EightBytes.plainUntil(text, 0, text.length))
                        .as("byte %d at place %d", value, place)
                        .isEqualTo(plain ? text.length : place);
                assertThat(EightBytes.lineEnd(text, 0, text.length))
                        .as("line feed, byte %d at place %d", value, place)
                        .isEqualTo(value == '\n' ? place : text.length);
            }
        }
    }

    @Test
    void staysInsideItsPart() {
        byte[] text = "abcdefgh\"ijklmno\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(EightBytes.plainUntil(text, 1, 8)).isEqualTo(1);
        assertThat(EightBytes.plainUntil(text, 0, 8)).isEqualTo(8);
        assertThat(EightBytes.lineEnd(text, 3, 16)).isEqualTo(16);
        assertThat(EightBytes.lineEnd(text, 3, 17)).isEqualTo(16);
    }
}

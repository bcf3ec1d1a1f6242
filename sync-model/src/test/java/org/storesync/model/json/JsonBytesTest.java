package org.storesync.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is written by hand is the same as any other. */
class JsonBytesTest {
    private static String text(JsonBytes json) {
        return new String(json.toBytes(), UTF_8);
    }

    @DisplayName("members have commas between them, also after an object or a list inside")
    @Test
    void writesObjects() {
        JsonBytes json = new JsonBytes(1)
                .beginObject()
                .number("a", 1)
                .beginObject("b")
                .word("c", "x")
                .flag("d", true)
                .endObject()
                .numbers("e", List.of(1, -20, 300))
                .numbers("f", List.of())
                .beginList("g")
                .beginObject()
                .endObject()
                .put(',')
                .beginObject()
                .number("h", 0)
                .endObject()
                .endList()
                .json("i", "{\"j\":\n[1,\r\n2]}".getBytes(UTF_8))
                .text("k", "")
                .endObject();

        assertThat(text(json))
                .isEqualTo("{\"a\":1,\"b\":{\"c\":\"x\",\"d\":true},\"e\":[1,-20,300],\"f\":[],\"g\":[{},{\"h\":0}],"
                        + "\"i\":{\"j\": [1,  2]},\"k\":\"\"}");
        assertThat(json.size()).isEqualTo(json.toBytes().length);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1234567890123L, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void writesEveryNumber(long value) {
        assertThat(text(new JsonBytes(4).beginObject().number("n", value).endObject()))
                .isEqualTo("{\"n\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "q\"uote",
                "back\\slash",
                "line\nfeed\ttab",
                "\u0001",
                "é",
                "日本",
                "😀",
                "\u007f",
                "a\u2028b"
            })
    void anyTextIsReadAsItWas(String value) {
        byte[] bytes = new JsonBytes(4).text("t", value).toBytes();

        JsonText json = new JsonText(bytes, "\"t\":".length(), bytes.length);
        assertThat(json.readString()).isEqualTo(value);
        json.expectEnd();
    }

    @Test
    void copiesWhatWasWritten() {
        byte[] target = new byte[9];

        new JsonBytes(2).ascii("[").digits(1234).raw(new byte[] {']'}).copyTo(target, 2);

        assertThat(new String(target, UTF_8)).isEqualTo("\0\0[1234]\0");
    }
}

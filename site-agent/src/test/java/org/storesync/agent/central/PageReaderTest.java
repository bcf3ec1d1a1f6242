package org.storesync.agent.central;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;

class PageReaderTest {
    private static Page read(String ndjson) {
        return PageReader.read(ndjson.getBytes(UTF_8), 42);
    }

    @Test
    void readsEveryFieldOfTheProtocol() {
        Page page = read("""
                {"cursor":"AQ..","count":6,"remaining":12,"drained":true,"begins":[{"subscription":3,"stream":"store/7F","epoch":59875200}],"ends":[3],"live":[1,2,3],"new":{"x":[1]}}
                {"in":3,"type":"item_line","id":"4F","version":5,"body":{"ID":"4F","n":1.50,"o":{"a":[{}]}}}
                {"in":2,"op":"delete","type":"item","id":"é","version":9}
                {"in":2,"op":"remove","type":"item","id":"r","version":8}
                {"in":9,"for":3,"answers":121,"type":"item","id":"c","version":7,"body":{}}
                {"in":9,"for":3,"op":"delete","type":"item","id":"d","version":7,"later":"field"}
                {"in":9,"op":"drop-stream","drop":5}
                """);

        assertThat(page.cursor()).isEqualTo("AQ..");
        assertThat(page.remaining()).isEqualTo(12);
        assertThat(page.drained()).isTrue();
        assertThat(page.begins()).containsExactly(new Page.Begin(3, "store/7F", 59_875_200));
        assertThat(page.ends()).containsExactly(3L);
        assertThat(page.live()).containsExactly(1L, 2L, 3L);
        assertThat(page.wireBytes()).isEqualTo(42);
        assertThat(page.rows())
                .isEqualTo(List.of(
                        new PageRow.Upsert(
                                3,
                                new RecordKey("item_line", "4F"),
                                5,
                                null,
                                Body.of("{\"ID\":\"4F\",\"n\":1.50,\"o\":{\"a\":[{}]}}")),
                        new PageRow.Delete(2, new RecordKey("item", "é"), 9, null),
                        new PageRow.Remove(2, new RecordKey("item", "r"), 8, null),
                        new PageRow.Upsert(
                                9, new RecordKey("item", "c"), 7, new PageRow.Letter(3, 121L), Body.of("{}")),
                        new PageRow.Delete(9, new RecordKey("item", "d"), 7, new PageRow.Letter(3, null)),
                        new PageRow.DropStream(9, 5)));
    }

    @Test
    void keepsTheBytesOfABodyAsTheyCame() {
        String body = "{ \"name\" :\"Paracétamol \\u00e9 \\\"x\\\" 😀\",\t\"q\":1.500e0 , \"nested\":{\"a\":[1, 2]} }";
        Page page = read("{\"cursor\":\"c\",\"count\":2,\"remaining\":0,\"drained\":false}\n"
                + "{\"body\":" + body + ",\"in\":1,\"type\":\"item\",\"id\":\"1\",\"version\":1}\n"
                + "{\"in\":1,\"type\":\"item\",\"id\":\"2\",\"version\":1,\"body\":  " + body + "}\n");

        assertThat(page.rows())
                .extracting(row -> ((PageRow.Upsert) row).body().toString())
                .containsExactly(body, body);
        assertThat(page.live()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"cursor\":\"c\",\"count\":1,\"remaining\":0,\"drained\":true}",
                "{\"cursor\":\"c\",\"count\":1,\"remaining\":0,\"drained\":true}\n{\"in\":1,\"type\":\"item\",\"id\":\"1\",\"vers",
                "{\"cursor\":\"c\",\"count\":1,\"remaining\":0,\"drained\":true}\n{\"in\":1,\"type\":\"item\",\"id\":\"1\",\"body\":{}}",
                "{\"cursor\":\"c\",\"count\":1,\"remaining\":0,\"drained\":true}\n{\"in\":1,\"type\":\"item\",\"version\":1,\"body\":{}}",
                "{\"cursor\":\"c\",\"count\":1,\"remaining\":0,\"drained\":true}\n{\"in\":1,\"type\":\"item\",\"id\":\"1\",\"version\":1}",
                "{\"cursor\":\"c\",\"count\":1,\"remaining\":0,\"drained\":true}\n{\"in\":1,\"op\":\"split\",\"type\":\"item\",\"id\":\"1\",\"version\":1}",
                "{\"cursor\":\"c\",\"count\":1,\"remaining\":0,\"drained\":true}\n[1]",
                "{\"count\":0,\"remaining\":0,\"drained\":true}",
                "<html>welcome to the hotel's wireless</html>"
            })
    void takesNoPageThatIsCutOrSomethingElse(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BrokenAnswer.class);
    }
}

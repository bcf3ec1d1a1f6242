package org.storesync.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading and replacing fields of a body. */
class BodyFieldsTest {
    private static BodyFields body(String json) {
        return BodyFields.of(json.replace('\'', '"').getBytes(UTF_8));
    }

    private static String with(String json, Map<String, String> values) {
        return new String(body(json).with(values), UTF_8).replace('"', '\'');
    }

    @Test
    void readsWhatIsThere() {
        BodyFields body =
                body(" { 'a' : 'x\\u00e9', 'b':12.50,'c':null,'d':'', 'e':{'f':1,'g':{'h':true}},'i':[1, 2] } ");

        assertThat(body.text("a")).isEqualTo("xé");
        assertThat(body.text("b")).isEqualTo("12.50");
        assertThat(body.text("c")).isNull();
        assertThat(body.text("d")).isNull();
        assertThat(body.text("e")).isNull();
        assertThat(body.text("z")).isNull();
        assertThat(body.values())
                .containsOnly(
                        entry("a", "xé"),
                        entry("b", "12.50"),
                        entry("e.f", "1"),
                        entry("e.g.h", "true"),
                        entry("i", "[1, 2]"));
        assertThat(body.json("e")).isEqualTo("{\"f\":1,\"g\":{\"h\":true}}");
        assertThat(body.json("z")).isEqualTo("null");
    }

    @Test
    void replacesInPlaceAndAddsWhatIsMissing() {
        assertThat(with("{'n':-1, 's':'nw','o':{'n':7}}", Map.of("n", "5"))).isEqualTo("{'n':5, 's':'nw','o':{'n':7}}");
        assertThat(with("{'s':'nw' }\n", Map.of("n", "5"))).isEqualTo("{'s':'nw' ,'n':5}");
        assertThat(with("{}", Map.of("n", "'x'"))).isEqualTo("{'n':'x'}");
        assertThat(with("{'n':1,'m':2,'n':3}", Map.of("n", "9"))).isEqualTo("{'n':9,'m':2,'n':9}");
    }

    @Test
    void leavesFieldsOut() {
        BodyFields body = body("{ 'p':1, 'a' : 'x\\u00e9','o':{'p':{'q':2},'n':1.50},'l':[{'p':3}], 'p':4}");

        assertThat(body.has(name -> name.equals("p"))).isTrue();
        assertThat(new String(body.without(name -> name.equals("p")), UTF_8))
                .isEqualTo("{\"a\" : \"x\\u00e9\",\"o\":{\"n\":1.50},\"l\":[{\"p\":3}]}");
        assertThat(body.has(name -> name.equals("q"))).as("only by way of p").isTrue();
        assertThat(body.has(name -> name.equals("z"))).isFalse();
        assertThat(new String(body("{'p':1}").without(name -> true), UTF_8)).isEqualTo("{}");
    }
}

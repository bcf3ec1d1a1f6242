package org.storesync.model.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.FieldSet;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/** Reads one change: what is accepted, which fields are picked out, and the code of each fault (docs/protocol.md, sections 3 and 4). */
class ChangeReaderTest {
    private static final ChangeReader READER = new ChangeReader(RecordCatalogue.standard());
    private static final int MIB = 1 << 20;

    @Test
    void picksOutWhatTheRulesRead() {
        PushedChange change = read("{\"type\":\"item_line\",\"id\":\"L1\",\"baseVersion\":4,"
                + "\"body\":{\"ID\":\"L1\",\"quantity\":1.50,\"store_ID\":\"S1\",\"note\":\"\\u00e9\"}}");

        assertThat(change.fault()).isNull();
        assertThat(change.typeName()).isEqualTo("item_line");
        assertThat(change.id()).isEqualTo("L1");
        assertThat(change.op()).isEqualTo(Operation.UPSERT);
        assertThat(change.baseVersion()).isEqualTo(4);
        assertThat(change.get("store_ID")).isEqualTo("S1");
        assertThat(change.get("quantity")).as("no rule reads it").isNull();
        assertThat(new String(change.body(), UTF_8))
                .isEqualTo("{\"ID\":\"L1\",\"quantity\":1.50,\"store_ID\":\"S1\",\"note\":\"\\u00e9\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":{\"ID\":\"L1\",\"store_ID\":\"S1\"},\"id\":\"L1\",\"type\":\"item_line\"}",
                "{\"type\":\"item\",\"body\":{\"store_ID\":\"S2\"},\"id\":\"L1\",\"body\":{\"store_ID\":\"S1\"},\"type\":\"item_line\"}",
                " {\"type\" : \"item\\u005fline\", \"id\":\"L\\u0031\",\"extra\":[{}],\"body\":{\"store\\u005fID\":\"S1\"} } ",
                "{\"type\":\"item_line\",\"id\":\"L1\",\"op\":null,\"body\":{\"store_ID\":\"S1\"},\"body\":null,\"baseVersion\":null,\"op\":\"upsert\"}"
            })
    void readsMembersInAnyOrderAndTheLastOfTwo(String line) {
        PushedChange change = read(line);

        assertThat(change.fault()).isNull();
        assertThat(change.type()).isSameAs(type("item_line"));
        assertThat(change.id()).isEqualTo("L1");
        assertThat(change.text("store_ID")).isEqualTo("S1");
        assertThat(change.baseVersion()).isEqualTo(-1);
    }

    @Test
    void keepsAChangeOfATypeItDoesNotKnow() {
        PushedChange change = read("{\"type\":\"drone\",\"id\":\"D1\",\"body\":{\"ID\":\"other\",\"a\":1}}");

        assertThat(change.fault()).isNull();
        assertThat(change.type()).isNull();
        assertThat(change.typeName()).isEqualTo("drone");
        assertThat(change.get("a")).isNull();
    }

    @Test
    void takesADeleteWithoutBody() {
        PushedChange change = read("{\"type\":\"item_line\",\"id\":\"L1\",\"op\":\"delete\"}");

        assertThat(change.fault()).isNull();
        assertThat(change.op()).isEqualTo(Operation.DELETE);
        assertThat(change.hasBody()).isFalse();
    }

    @ParameterizedTest(name = "field-E1 {0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "batch       | 220915",
                "batch       | 1.50",
                "batch       | true",
                "batch       | {}",
                "store_ID    | 7",
                "quantity    | \"5\"",
                "quantity    | \"\"",
                "pack_size   | false",
                "hold        | 0",
                "hold        | \"true\"",
                "expiry_date | 20270131",
                "expiry_date | \"31.01.2027\"",
                "expiry_date | \"2027-01-31T00:00:00\"",
                "oms_fields  | [1]",
                "b\\u0061tch | 1"
            })
    void refusesAFieldOfAnotherKindAndNamesIt(String field, String value) {
        PushedChange change = read("{\"type\":\"item_line\",\"id\":\"L1\",\"body\":{\"" + field + "\":" + value + "}}");

        assertThat(change.fault()).isEqualTo(RecordCode.FIELD_KIND);
        assertThat(change.faultDetail())
                .contains(field.replace("\\u0061", "a"))
                .doesNotContain(value.length() > 2 && value.startsWith("\"") ? value : "\0");
    }

    @ParameterizedTest(name = "field-E1 {0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "batch       | \"220915\"",
                "batch       | \"0012\"",
                "batch       | \"12E4\"",
                "batch       | null",
                "quantity    | 5",
                "quantity    | -1.50",
                "quantity    | 1e3",
                "quantity    | null",
                "hold        | true",
                "expiry_date | \"2027-01-31\"",
                "expiry_date | \"0000-00-00\"",
                "expiry_date | \"\"",
                "oms_fields  | {\"a\":1}",
                "oms_fields  | \"\"",
                "own_field   | 7"
            })
    void takesAFieldOfItsKindAndThoseItDoesNotKnow(String field, String value) {
        PushedChange change = read("{\"type\":\"item_line\",\"id\":\"L1\",\"body\":{\"" + field + "\":" + value + "}}");

        assertThat(change.fault()).isNull();
    }

    @Test
    void takesAWholeNumberOnlyWhereOneIsMeant() {
        assertThat(read("{\"type\":\"transact\",\"id\":\"T1\",\"body\":{\"invoice_num\":-1}}")
                        .fault())
                .isNull();
        assertThat(read("{\"type\":\"transact\",\"id\":\"T1\",\"body\":{\"invoice_num\":1.0}}")
                        .fault())
                .isEqualTo(RecordCode.FIELD_KIND);
        assertThat(read("{\"type\":\"transact\",\"id\":\"T1\",\"body\":{\"entry_time\":\"10:20:30\"}}")
                        .fault())
                .isNull();
        assertThat(read("{\"type\":\"transact\",\"id\":\"T1\",\"body\":{\"entry_time\":37230}}")
                        .fault())
                .isEqualTo(RecordCode.FIELD_KIND);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("", RecordCode.CHANGE_MALFORMED),
                fault("null", RecordCode.CHANGE_MALFORMED),
                fault("[1]", RecordCode.CHANGE_MALFORMED),
                fault("{\"type\":\"item\"", RecordCode.CHANGE_MALFORMED),
                fault("{\"type\":\"item\"} {}", RecordCode.CHANGE_MALFORMED),
                fault("{type:1}", RecordCode.CHANGE_MALFORMED),
                fault("{\"type\":\"item\",}", RecordCode.CHANGE_MALFORMED),
                fault("{\"id\":\"1\",\"body\":{}}", RecordCode.TYPE_MISSING),
                fault("{\"type\":\"\",\"id\":\"1\",\"body\":{}}", RecordCode.TYPE_MISSING),
                fault("{\"type\":5,\"id\":\"1\",\"body\":{}}", RecordCode.TYPE_MISSING),
                fault("{\"type\":\"" + "t".repeat(65) + "\",\"id\":\"1\",\"body\":{}}", RecordCode.TYPE_MISSING),
                fault("{\"type\":\"item\",\"body\":{}}", RecordCode.ID_MISSING),
                fault("{\"type\":\"item\",\"id\":\"\",\"body\":{}}", RecordCode.ID_MISSING),
                fault("{\"type\":\"item\",\"id\":7,\"body\":{}}", RecordCode.ID_MISSING),
                fault("{\"type\":\"item\",\"id\":\"" + "i".repeat(65) + "\",\"body\":{}}", RecordCode.ID_TOO_LONG),
                fault("{\"type\":\"item\",\"id\":\"" + "é".repeat(33) + "\",\"body\":{}}", RecordCode.ID_TOO_LONG),
                fault(line("item_line", "{\"store_ID\":\"" + "s".repeat(65) + "\"}"), RecordCode.ID_TOO_LONG),
                fault(line("trans_line", "{\"transaction_ID\":\"" + "t".repeat(3000) + "\"}"), RecordCode.ID_TOO_LONG),
                fault("{\"type\":\"item\",\"id\":\"1\",\"op\":\"remove\"}", RecordCode.OPERATION_UNKNOWN),
                fault("{\"type\":\"item\",\"id\":\"1\",\"op\":\"\",\"body\":{}}", RecordCode.OPERATION_UNKNOWN),
                fault("{\"type\":\"item\",\"id\":\"1\"}", RecordCode.BODY_MISSING),
                fault("{\"type\":\"item\",\"id\":\"1\",\"body\":null}", RecordCode.BODY_MISSING),
                fault(line("item", "[]"), RecordCode.BODY_NOT_OBJECT),
                fault(line("item", "\"{}\""), RecordCode.BODY_NOT_OBJECT),
                fault(line("item", "5"), RecordCode.BODY_NOT_OBJECT),
                fault("{\"type\":\"item\",\"id\":\"1\",\"op\":\"delete\",\"body\":[]}", RecordCode.BODY_NOT_OBJECT),
                fault(line("item", "{\"ID\":\"2\"}"), RecordCode.ID_MISMATCH),
                fault(line("item_line", "{\"store_ID\":\"A\",\"store_ID\":\"B\"}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item_line", "{\"store_ID\":\"A\",\"store\\u005fID\":\"B\"}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item_line", "{\"store_ID\":null,\"store_ID\":null}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":9223372036854775808}"), RecordCode.NUMBER_OUT_OF_RANGE),
                fault(line("item", "{\"a\":-9223372036854775809}"), RecordCode.NUMBER_OUT_OF_RANGE),
                fault(line("item", "{\"a\":10000000000000000000}"), RecordCode.NUMBER_OUT_OF_RANGE),
                fault(line("item", "{\"a\":1e100}"), RecordCode.NUMBER_OUT_OF_RANGE),
                fault(line("item", "{\"a\":0." + "1".repeat(64) + "}"), RecordCode.NUMBER_OUT_OF_RANGE),
                fault(line("item", "{\"a\":01}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":1.}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":-}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":NaN}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":tru}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":'x'}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":\"\\q\"}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":\"\\u12\"}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":\"\t\"}"), RecordCode.CHANGE_MALFORMED),
                fault(line("item", "{\"a\":\"\0\"}"), RecordCode.NUL_CHARACTER),
                fault(line("item", "{\"a\":\"\\u0000\"}"), RecordCode.NUL_CHARACTER),
                fault(line("item", "{\"\\u0000\":1}"), RecordCode.NUL_CHARACTER),
                fault(line("item", "{\"a\":\"\\ud800\"}"), RecordCode.UTF8_BROKEN),
                fault(line("item", "{\"a\":\"\\ud800\\u0041\"}"), RecordCode.UTF8_BROKEN),
                fault(line("item", "{\"a\":\"\\udc00\"}"), RecordCode.UTF8_BROKEN),
                fault(version("-1"), RecordCode.BASE_VERSION_INVALID),
                fault(version("1.5"), RecordCode.BASE_VERSION_INVALID),
                fault(version("\"x\""), RecordCode.BASE_VERSION_INVALID),
                fault(version("9007199254740993"), RecordCode.BASE_VERSION_INVALID));
    }

    private static Arguments fault(String line, RecordCode code) {
        return Arguments.of(line, code);
    }

    private static String line(String type, String body) {
        return "{\"type\":\"" + type + "\",\"id\":\"1\",\"body\":" + body + "}";
    }

    private static String version(String version) {
        return "{\"type\":\"item\",\"id\":\"1\",\"body\":{},\"baseVersion\":" + version + "}";
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatIsWrong(String line, RecordCode code) {
        PushedChange change = read(line);

        assertThat(change.fault()).as(line).isEqualTo(code);
        assertThat(change.faultDetail()).isNotBlank();
        assertThat(change.siteSeq()).isEqualTo(9);
    }

    /** Broken UTF-8 as bytes, hex: lone continuation, overlong forms, surrogates, beyond U+10FFFF, cut characters. */
    @ParameterizedTest
    @CsvSource({
        "80",
        "c0af",
        "c1bf",
        "e080af",
        "eda080",
        "edbfbf",
        "f08080af",
        "f4908080",
        "f5808080",
        "ff",
        "c3",
        "e282",
        "f09f98",
        "c328"
    })
    void refusesBrokenUtf8(String hex) {
        String bytes = new String(java.util.HexFormat.of().parseHex(hex), ISO_8859_1);
        byte[] buf = line("item", "{\"a\":\"" + bytes + "\"}").getBytes(ISO_8859_1);

        assertThat(READER.read(buf, 0, buf.length, 9).fault()).isEqualTo(RecordCode.UTF8_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":9223372036854775807,\"b\":-9223372036854775808,\"c\":-0,\"d\":1.5e-7,\"e\":0E+99}",
                "{\"a\":\"é€😀\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\\\\\"\",\"é\":true,\"\":false,\"n\":null}",
                "{\"a\":1,\"a\":2}",
                "{\"a\" : [ 1 , { } , [ ] , \"\" ] }"
            })
    void takesEveryKindOfValue(String body) {
        assertThat(read(line("item", body)).fault()).isNull();
    }

    @Test
    void limitsNestingWithoutRunningOutOfStack() {
        assertThat(read(line("item", nested(64))).fault()).isNull();
        assertThat(read(line("item", nested(65))).fault()).isEqualTo(RecordCode.NESTING_TOO_DEEP);
        assertThat(read(line("item", nested(1000))).fault()).isEqualTo(RecordCode.NESTING_TOO_DEEP);
        assertThat(read(line("drone", nested(1000))).fault()).isEqualTo(RecordCode.NESTING_TOO_DEEP);
        assertThat(read("{\"a\":" + nested(200_000)).fault()).isEqualTo(RecordCode.NESTING_TOO_DEEP);
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    @Test
    void limitsARecordByItsType() {
        String around = line("item", "{\"a\":\"\"}");
        String fill = "x".repeat(MIB - around.length());

        assertThat(read(line("item", "{\"a\":\"" + fill + "\"}")).fault()).isNull();
        assertThat(read(line("item", "{\"a\":\"" + fill + "y\"}")).fault()).isEqualTo(RecordCode.RECORD_TOO_LARGE);
        assertThat(read(line("drone", "{\"a\":\"" + fill + "yy\"}")).fault()).isEqualTo(RecordCode.RECORD_TOO_LARGE);
        assertThat(read(line("report", "{\"a\":\"" + fill + fill + "\"}")).fault())
                .isNull();
    }

    @Test
    void neverRepeatsTheBodyInAFault() {
        assertThat(read(line("item", "{\"name\":\"canary\",\"a\":01}")).faultDetail())
                .doesNotContain("canary");
        assertThat(read(line("item", "{\"ID\":\"canary\"}")).faultDetail()).doesNotContain("canary");
    }

    @Test
    void restoresWhatWasParked() {
        byte[] body = "{\"ID\":\"T1\",\"transaction_ID\":\"H1\"}".getBytes(UTF_8);

        PushedChange change = READER.restore("trans_line", "T1", Operation.UPSERT, 3, body, 12);

        assertThat(change.fault()).isNull();
        assertThat(change.text("transaction_ID")).isEqualTo("H1");
        assertThat(change.baseVersion()).isEqualTo(3);
        assertThat(change.siteSeq()).isEqualTo(12);
        assertThat(READER.restore("trans_line", "T2", Operation.UPSERT, -1, body, 12)
                        .fault())
                .isEqualTo(RecordCode.ID_MISMATCH);
        assertThat(READER.restore("trans_line", "T1", Operation.DELETE, -1, null, 12)
                        .fault())
                .isNull();
    }

    @Test
    void routingFieldsOfEveryTypeFitTheMask() {
        assertThat(RecordCatalogue.standard().all())
                .extracting(RecordType::fieldsOfInterest)
                .extracting(FieldSet::size)
                .allMatch(size -> size < Long.SIZE);
        assertThat(Set.copyOf(type("item_line").fieldsOfInterest().names())).contains("ID", "store_ID");
    }

    private static RecordType type(String name) {
        return RecordCatalogue.standard().find(name).orElseThrow();
    }

    private static PushedChange read(String line) {
        byte[] buf = ("##" + line + "##").getBytes(UTF_8);
        return READER.read(buf, 2, buf.length - 2, 9);
    }
}

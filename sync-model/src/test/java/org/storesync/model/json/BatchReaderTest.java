package org.storesync.model.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.ProblemCode;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.RecordCatalogue;

/** The frame of a batch in both forms: a bad change gets an outcome, a bad frame is a fault of the call (I10). */
class BatchReaderTest {
    private static final BatchReader READER = new BatchReader(RecordCatalogue.standard(), 5000);
    private static final String HEAD =
            "\"batchId\":\"0190aaaa-0000-7000-8000-000000000001\",\"lineage\":\"0190bbbb-0000-7000-8000-000000000002\",\"firstSeq\":121";
    private static final String GOOD = "{\"type\":\"item\",\"id\":\"1\",\"body\":{\"ID\":\"1\"}}";

    @Test
    void readsTheHeader() {
        BatchHeader header = READER.readLines(
                        ("{" + HEAD + ",\"lane\":3,\"count\":0,\"queued\":35,\"review\":true}").getBytes(UTF_8))
                .header();

        assertThat(header)
                .isEqualTo(new BatchHeader(
                        UUID.fromString("0190aaaa-0000-7000-8000-000000000001"),
                        UUID.fromString("0190bbbb-0000-7000-8000-000000000002"),
                        3,
                        121,
                        0,
                        35L,
                        true));
    }

    @Test
    void numbersTheChanges() {
        for (Batch batch : both(GOOD, GOOD, GOOD)) {
            assertThat(batch.changes()).extracting(PushedChange::siteSeq).containsExactly(121L, 122L, 123L);
            assertThat(batch.lastSeq()).isEqualTo(123);
        }
    }

    @Test
    void takesBlankLinesAndNoLineFeedAtTheEnd() {
        String text = "{" + HEAD + ",\"count\":2}\r\n\n" + GOOD + "\r\n  \n" + GOOD;

        assertThat(READER.readLines(text.getBytes(UTF_8)).changes())
                .hasSize(2)
                .allMatch(change -> change.fault() == null);
    }

    @Test
    void takesTheFieldsOfAnObjectInAnyOrder() {
        Batch batch =
                READER.readObject(("{\"changes\":[" + GOOD + "]," + HEAD + ",\"later\":{\"x\":[1]}}").getBytes(UTF_8));

        assertThat(batch.header().count()).isEqualTo(-1);
        assertThat(batch.changes())
                .singleElement()
                .extracting(PushedChange::fault)
                .isNull();
    }

    /** I10: whatever is wrong inside one change, the changes beside it are taken. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "{\"type\":\"item\"}",
                "{\"type\":\"item\",\"id\":\"1\",\"body\":{\"a\":01}}",
                "{\"type\":\"item\",\"id\":\"1\",\"body\":{\"a\":\"\\x\"}}",
                "{\"type\":\"item\",\"id\":\"1\",\"body\":{\"a\":\"\0\"}}",
                "{\"type\":\"item\",\"id\":\"1\",\"body\":{\"a\":\"\u00ff\"}}",
                "{\"type\":\"item\",\"id\":\"1\",\"body\":{\"a\":9223372036854775808}}",
                "{\"type\":\"item\" \"id\":\"1\",\"body\":{,}}"
            })
    void aBrokenChangeDoesNotDisturbItsNeighbours(String broken) {
        for (Batch batch : both(GOOD, broken, GOOD)) {
            assertThat(batch.changes()).hasSize(3);
            assertThat(batch.changes().get(0).fault()).isNull();
            assertThat(batch.changes().get(1).fault()).isNotNull();
            assertThat(batch.changes().get(2).fault()).isNull();
        }
    }

    @Test
    void nestingOfAThousandIsTheRecordsFault() {
        String deep = "{\"type\":\"item\",\"id\":\"1\",\"body\":{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}}";
        for (Batch batch : both(GOOD, deep, GOOD)) {
            assertThat(batch.changes())
                    .extracting(PushedChange::fault)
                    .containsExactly(null, RecordCode.NESTING_TOO_DEEP, null);
        }
    }

    @Test
    void aLineThatOpensATextDisturbsOnlyItself() {
        Batch batch = READER.readLines(lines("{\"type\":\"item\",\"id\":\"1", "[[[{", "}]}", GOOD));

        assertThat(batch.changes())
                .extracting(PushedChange::fault)
                .containsExactly(
                        RecordCode.CHANGE_MALFORMED, RecordCode.CHANGE_MALFORMED, RecordCode.CHANGE_MALFORMED, null);
        assertThat(fault(() -> READER.readObject(object("{\"type\":[}", GOOD))))
                .as("where a change ends can't be told any more")
                .isIn(ProblemCode.MALFORMED_BODY, ProblemCode.TRUNCATED_BODY);
    }

    @Test
    void refusesMoreThanTheLimit() {
        String[] changes = new String[5001];
        Arrays.fill(changes, GOOD);

        assertThat(fault(() -> READER.readLines(lines(changes)))).isEqualTo(ProblemCode.TOO_MANY_RECORDS);
        assertThat(fault(() -> READER.readObject(object(changes)))).isEqualTo(ProblemCode.TOO_MANY_RECORDS);
        String[] atLimit = Arrays.copyOf(changes, 5000);
        assertThat(READER.readLines(lines(atLimit)).changes()).hasSize(5000);
        assertThat(READER.readObject(object(atLimit)).changes()).hasSize(5000);
    }

    /** A body that ends early is never taken for a shorter or a broken one: central does nothing, and the client sends it again. */
    @Test
    void tellsABodyCutAtAnyByte() {
        String change =
                "{\"type\":\"item\",\"id\":\"é\\u00e9\",\"body\":{\"ID\":\"é\\u00e9\",\"a\":[true,{\"b\":-1.5e3}]}}";
        byte[] lines = lines(change, change);
        byte[] object = object(change, change);
        int wholeLines = lines.length - 1;

        for (int length = 0; length < wholeLines; length++) {
            byte[] cut = Arrays.copyOf(lines, length);
            assertThat(fault(() -> READER.readLines(cut)))
                    .as("lines cut at byte %d of %d", length, wholeLines)
                    .isEqualTo(ProblemCode.TRUNCATED_BODY);
        }
        for (int length = 0; length < object.length; length++) {
            byte[] cut = Arrays.copyOf(object, length);
            assertThat(fault(() -> READER.readObject(cut)))
                    .as("object cut at byte %d of %d", length, object.length)
                    .isEqualTo(ProblemCode.TRUNCATED_BODY);
        }
        assertThat(READER.readLines(Arrays.copyOf(lines, wholeLines)).changes()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"batchId\":\"0190aaaa-0000-7000-8000-000000000001\",\"firstSeq\":1,\"count\":0}",
                "{\"batchId\":5,\"lineage\":\"0190bbbb-0000-7000-8000-000000000002\",\"firstSeq\":1,\"count\":0}",
                "{\"batchId\":\"1-1-1-1-1\",\"lineage\":\"0190bbbb-0000-7000-8000-000000000002\",\"firstSeq\":1,\"count\":0}",
                "HEAD,\"count\":-1}",
                "HEAD}",
                "HEAD,\"count\":\"x\"}",
                "HEAD,\"count\":1.0}",
                "HEAD,\"count\":0,\"lane\":1024}",
                "HEAD,\"count\":0,\"lane\":-1}",
                "HEAD,\"count\":0,\"firstSeq\":0}",
                "HEAD,\"count\":0,\"firstSeq\":null}",
                "HEAD,\"count\":0,\"firstSeq\":9007199254740993}",
                "HEAD,\"count\":0,\"queued\":-1}",
                "HEAD,\"count\":0,\"queued\":9223372036854775808}",
                "HEAD,\"count\":0}}",
                "[]",
                "nonsense"
            })
    void refusesAWrongHeader(String header) {
        byte[] text = (header.replace("HEAD", "{" + HEAD) + "\n").getBytes(UTF_8);

        assertThat(fault(() -> READER.readLines(text))).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void bytesThatAreNoTextAreNotTakenForACutBody() {
        byte[] bytes = {0, (byte) 0xff};

        assertThat(fault(() -> READER.readLines(bytes))).isEqualTo(ProblemCode.MALFORMED_BODY);
        assertThat(fault(() -> READER.readObject(bytes))).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void tellsACountThatDoesNotFit() {
        String two = "{" + HEAD + ",\"count\":2}\n";
        assertThat(fault(() -> READER.readLines((two + GOOD + "\n").getBytes(UTF_8))))
                .isEqualTo(ProblemCode.TRUNCATED_BODY);
        assertThat(fault(() -> READER.readLines((two + (GOOD + "\n").repeat(3)).getBytes(UTF_8))))
                .isEqualTo(ProblemCode.MALFORMED_BODY);
        String object = "{" + HEAD + ",\"count\":2,\"changes\":[";
        assertThat(fault(() -> READER.readObject((object + GOOD + "]}").getBytes(UTF_8))))
                .isEqualTo(ProblemCode.TRUNCATED_BODY);
        assertThat(fault(() -> READER.readObject((object + GOOD + "," + GOOD + "," + GOOD + "]}").getBytes(UTF_8))))
                .isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    @Test
    void refusesTwoListsOfChanges() {
        byte[] text = ("{" + HEAD + ",\"changes\":[" + GOOD + "],\"changes\":[" + GOOD + "]}").getBytes(UTF_8);

        assertThat(fault(() -> READER.readObject(text))).isEqualTo(ProblemCode.MALFORMED_BODY);
    }

    private static List<Batch> both(String... changes) {
        return List.of(READER.readLines(lines(changes)), READER.readObject(object(changes)));
    }

    /** One character for each byte, up to U+00FF, so that broken UTF-8 can be written in a text. */
    private static byte[] lines(String... changes) {
        return bytes("{" + HEAD + ",\"count\":" + changes.length + "}\n", "\n", "\n", changes);
    }

    private static byte[] object(String... changes) {
        return bytes("{" + HEAD + ",\"count\":" + changes.length + ",\"changes\":[", ",", "]}", changes);
    }

    private static byte[] bytes(String before, String between, String after, String... changes) {
        String text = before + String.join(between, new ArrayList<>(List.of(changes))) + after;
        return text.indexOf('\u00ff') < 0 ? text.getBytes(UTF_8) : text.getBytes(ISO_8859_1);
    }

    private static @Nullable ProblemCode fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        BatchFault fault = catchThrowableOfType(BatchFault.class, reading);
        if (fault == null) {
            return null;
        }
        assertThat(fault.detail()).isNotBlank();
        return fault.code();
    }
}

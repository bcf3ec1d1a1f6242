package org.storesync.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.RecordCatalogue;

/**
 * Random bytes, compared with Jackson: what Jackson can read is accepted, except for our stricter limits. What it can't read is never
 * accepted. Nothing else is thrown.
 */
class JsonPropertyTest {
    private static final RecordCatalogue CATALOGUE = RecordCatalogue.standard();
    private static final ChangeReader CHANGES = new ChangeReader(CATALOGUE);
    private static final BatchReader BATCHES = new BatchReader(CATALOGUE, 50);
    private static final JsonFactory JACKSON = new JsonFactory();
    private static final int ROUNDS = 30_000;
    private static final Set<RecordCode> STRICTER = Set.of(
            RecordCode.NUL_CHARACTER,
            RecordCode.NUMBER_OUT_OF_RANGE,
            RecordCode.NESTING_TOO_DEEP,
            RecordCode.UTF8_BROKEN);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261123, 77})
    void takesExactlyWhatIsJson(long seed) {
        Random random = new Random(seed);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] value = value(random);
            RecordCode refused = refusal(value);
            boolean json = isJson(value);
            String text = new String(value, UTF_8);
            if (refused == null) {
                assertThat(json)
                        .as("seed %d round %d took %s", seed, round, text)
                        .isTrue();
                taken++;
            } else if (!STRICTER.contains(refused)) {
                assertThat(json)
                        .as("seed %d round %d refused %s as %s", seed, round, text, refused)
                        .isFalse();
            }
        }
        assertThat(taken).as("the generator makes good and bad texts").isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20261124})
    void readsAnyBytesAsChangesOrFaults(long seed) {
        Random random = new Random(seed);
        int faults = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] change = mutated(
                    random,
                    "{\"type\":\"trans_line\",\"id\":\"1\",\"baseVersion\":2,\"body\":" + object(random, 2) + "}");
            PushedChange read = CHANGES.read(change, 0, change.length, 1);
            assertThat(read.fault() == null || read.faultDetail() != null).isTrue();
            byte[] batch = batch(random);
            faults += faulty(batch, true) + faulty(batch, false);
        }
        assertThat(faults).isPositive();
    }

    private static int faulty(byte[] batch, boolean lines) {
        try {
            Batch read = lines ? BATCHES.readLines(batch) : BATCHES.readObject(batch);
            assertThat(read.changes()).hasSizeLessThanOrEqualTo(50);
            return 0;
        } catch (BatchFault fault) {
            assertThat(fault.detail()).isNotBlank();
            return 1;
        }
    }

    private static byte[] batch(Random random) {
        String head =
                "{\"batchId\":\"0190aaaa-0000-7000-8000-000000000001\",\"lineage\":\"0190bbbb-0000-7000-8000-000000000002\",\"firstSeq\":1,\"count\":2";
        String change = "{\"type\":\"item\",\"id\":\"1\",\"body\":" + object(random, 1) + "}";
        return mutated(
                random,
                random.nextBoolean()
                        ? head + "}\n" + change + "\n" + change + "\n"
                        : head + ",\"changes\":[" + change + "," + change + "]}");
    }

    private static RecordCode refusal(byte[] value) {
        JsonText text = new JsonText(value, 0, value.length);
        try {
            text.skipValue();
            text.expectEnd();
            return null;
        } catch (JsonFault fault) {
            return fault.code();
        }
    }

    private static boolean isJson(byte[] value) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
        } catch (CharacterCodingException e) {
            return false;
        }
        try (JsonParser parser = JACKSON.createParser(value)) {
            int depth = 0;
            int roots = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                parser.getText();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                roots += depth == 0 ? 1 : 0;
            }
            return roots == 1;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] value(Random random) {
        return mutated(random, object(random, 3));
    }

    /** Half of them as they are, the others with a few bytes changed, dropped, doubled or cut. */
    private static byte[] mutated(Random random, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (random.nextBoolean()) {
            return bytes;
        }
        for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:\\u0e-. \n".charAt(random.nextInt(15));
                case 2 -> {
                    System.arraycopy(bytes, at + 1, bytes, at, bytes.length - at - 1);
                    bytes = Arrays.copyOf(bytes, bytes.length - 1);
                }
                case 3 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at + 1) : bytes;
            }
        }
        return bytes;
    }

    private static String object(Random random, int depth) {
        StringBuilder text = new StringBuilder("{");
        String[] names = {"ID", "transaction_ID", "a", "é", "\\u0061b", "x\\\"y", "type"};
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(text.length() > 1 ? "," : "").append(random.nextInt(9) == 0 ? " " : "");
            text.append('"')
                    .append(names[random.nextInt(names.length)])
                    .append("\":")
                    .append(any(random, depth));
        }
        return text.append('}').toString();
    }

    private static String any(Random random, int depth) {
        String[] scalars = {
            "0",
            "-0",
            "12",
            "-3.25",
            "1e5",
            "2E-9",
            "9223372036854775807",
            "9223372036854775808",
            "true",
            "false",
            "null",
            "\"\"",
            "\"x\"",
            "\"é😀\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud800\"",
            "\"\\n\\/\"",
            "\"\\u0000\"",
            "1e999"
        };
        int kind = random.nextInt(depth > 0 ? 4 : 2);
        return switch (kind) {
            case 2 -> object(random, depth - 1);
            case 3 -> "[" + (random.nextBoolean() ? any(random, depth - 1) + "," : "") + any(random, depth - 1) + "]";
            default -> scalars[random.nextInt(scalars.length)];
        };
    }
}

package org.storesync.routing.record.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids stay opaque: reading returns exactly the same text, and no two texts have the same bytes. */
class IdBytesTest {

    @ParameterizedTest
    @CsvSource({
        "4f6a0000-1111-4222-8333-abcdefabcdef, 17",
        "4F6A0000-1111-4222-8333-ABCDEFABCDEF, 17",
        "12345678-1234-1234-1234-123456789012, 17",
        "4f6a000011114222833300abcdefabcd, 17",
        "4F6A000011114222833300ABCDEFABCD, 17",
        "12345678901234567890123456789012, 17",
        "4F6a0000-1111-4222-8333-abcdefabcdef, 37",
        "4f6A000011114222833300abcdefabcd, 33",
        "4f6a0000-1111-4222-8333-abcdefabcdeg, 37",
        "4f6a00001-111-4222-8333-abcdefabcdef, 37",
        "------------------------------------, 37",
        "4f6a000011114222833300abcdefabc, 32",
        "x, 2",
        "é😀, 7"
    })
    void packsWhatItCanAndGivesItBack(String id, int bytes) {
        byte[] packed = IdBytes.encode(id);

        assertThat(packed).hasSize(bytes);
        assertThat(IdBytes.decode(packed)).isEqualTo(id);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 20261123})
    void noTwoIdsMeet(long seed) {
        Random random = new Random(seed);
        Map<List<Byte>, String> seen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String id = id(random);
            byte[] bytes = IdBytes.encode(id);
            assertThat(IdBytes.decode(bytes)).as("seed %d", seed).isEqualTo(id);
            assertThat(bytes.length).isLessThanOrEqualTo(193);
            String before = seen.put(boxed(bytes), id);
            assertThat(before == null || before.equals(id))
                    .as("seed %d: %s and %s", seed, before, id)
                    .isTrue();
        }
    }

    /** Texts that are almost packed: with a letter in another case, a moved dash, or a character that is no digit. */
    private static String id(Random random) {
        String alphabet = new String[] {
                    "0123456789", "0123456789abcdef", "0123456789ABCDEF", "0123456789abcdefABCDEF", "ab-é"
                }
                [random.nextInt(5)];
        int length = new int[] {1, 16, 31, 32, 33, 35, 36, 37, 64}[random.nextInt(9)];
        boolean dashed = length == 36 && random.nextInt(4) > 0;
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean dash = dashed && (i == 8 || i == 13 || i == 18 || i == 23);
            id.append(dash ? '-' : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return id.toString();
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> list = new ArrayList<>();
        for (byte b : bytes) {
            list.add(b);
        }
        return list;
    }

    @Test
    void keysSortByIdThenType() {
        RecordKey first = RecordKey.of(5, "a");
        RecordKey second = RecordKey.of(6, "a");
        RecordKey third = RecordKey.of(1, "b");

        assertThat(List.of(third, second, first).stream().sorted()).containsExactly(first, second, third);
        assertThat(RecordKey.of(5, "a"))
                .isEqualTo(first)
                .hasSameHashCodeAs(first)
                .isNotEqualTo(second);
    }
}

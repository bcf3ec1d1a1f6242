package org.storesync.routing.pull.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.routing.pull.domain.Cursor.Entry;
import org.storesync.routing.pull.domain.Cursor.Left;
import org.storesync.routing.pull.domain.CursorCodec.Forged;
import org.storesync.routing.record.domain.Epochs;

/** A cursor is read exactly as it was written, and no other text is accepted as one. */
class CursorCodecTest {
    private static final int WIRE_BYTES_MAX = 16 * 1024;
    private static final long EPOCH = Epochs.next(Instant.parse("2030-01-01T00:00:00Z"), 0);

    private final CursorCodec codec = new CursorCodec("a key");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261123})
    void comesBackAsItWasGiven(long seed) throws Forged {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Cursor cursor = cursor(random, random.nextInt(20));
            assertThat(codec.decode(codec.encode(cursor)))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(cursor);
        }
    }

    @Test
    void keepsTheLargestNumbers() throws Forged {
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        entries.put(1, new Entry(0, 0, 0, true));
        entries.put(Integer.MAX_VALUE, new Entry(Long.MAX_VALUE >> 1, Long.MAX_VALUE >> 1, Long.MAX_VALUE >> 1, false));
        entries.put(7, new Entry(Epochs.base(EPOCH), Epochs.base(EPOCH) - 1, Epochs.base(EPOCH) + 1, true));
        Cursor cursor = new Cursor(Integer.MAX_VALUE, EPOCH, entries, new Left(1L << 60, 1L << 61, 1L << 40));

        assertThat(codec.decode(codec.encode(cursor))).isEqualTo(cursor);
    }

    @Test
    void refusesEveryLetterChanged() {
        // Lengths with each remainder by three, because the last letter of a text has bits that nobody reads.
        for (int entries = 0; entries < 6; entries++) {
            String text = codec.encode(cursor(new Random(entries), entries));
            for (int at = 0; at < text.length(); at++) {
                for (char other :
                        new char[] {'A', 'B', 'z', '-', '_', '=', ' ', '\n', 'é', (char) (text.charAt(at) ^ 1)}) {
                    String changed = text.substring(0, at) + other + text.substring(at + 1);
                    if (!changed.equals(text)) {
                        assertForged(changed);
                    }
                }
            }
        }
    }

    @Test
    void refusesEveryBitChanged() {
        byte[] sealed = Base64.getUrlDecoder().decode(codec.encode(cursor(new Random(9), 3)));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertForged(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void refusesWhatIsNotOurs() {
        String text = codec.encode(cursor(new Random(2), 2));
        for (String other : new String[] {
            "",
            "A",
            "null",
            "0",
            "AQ",
            "Í",
            "A".repeat(22),
            "A".repeat(100_000),
            text + "A",
            text + "=",
            text + "==",
            " " + text,
            text.substring(1),
            text.substring(0, text.length() - 1),
            text + text
        }) {
            assertForged(other);
        }
        assertThatThrownBy(() -> new CursorCodec("another key").decode(text)).isInstanceOf(Forged.class);
    }

    @Test
    void aThousandSubscriptionsFitIntoThePage() {
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        for (int number = 1; number <= 1000; number++) {
            entries.put(60_000 + number, new Entry(Epochs.base(EPOCH) + (1L << 27) - number, 0, 0, true));
        }
        entries.put(60_500, new Entry(5, Epochs.base(EPOCH) + 77, Epochs.base(EPOCH) + (1L << 27), false));
        Cursor cursor =
                new Cursor(40_000, EPOCH, entries, new Left(1_000_000, 1000 * Epochs.base(EPOCH), 61_000L << 16));

        assertThat(codec.encode(cursor)).hasSizeLessThan(WIRE_BYTES_MAX).matches("[A-Za-z0-9_-]+");
    }

    private void assertForged(String text) {
        assertThatThrownBy(() -> codec.decode(text)).as(text).isInstanceOf(Forged.class);
    }

    private static Cursor cursor(Random random, int count) {
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        long epoch = random.nextBoolean() ? 0 : EPOCH;
        for (int i = 0; i < count; i++) {
            entries.put(
                    1 + random.nextInt(100_000),
                    new Entry(
                            number(random, epoch), number(random, epoch), number(random, epoch), random.nextBoolean()));
        }
        Left left = random.nextBoolean()
                ? Left.UNKNOWN
                : new Left(random.nextInt(1 << 30), number(random, epoch), number(random, 0));
        return new Cursor(1 + random.nextInt(40_000), epoch, entries, left);
    }

    private static long number(Random random, long epoch) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> random.nextInt(300);
            default -> Epochs.base(epoch) + (random.nextLong() >>> 30);
        };
    }
}

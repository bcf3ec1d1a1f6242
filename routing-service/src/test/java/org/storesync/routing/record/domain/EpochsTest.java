package org.storesync.routing.record.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Positions and versions never repeat across restores (I12; design: Epoch). */
class EpochsTest {
    private static final long SAFE_IN_JSON = 1L << 53;

    @Test
    void isTheSecondItBegan() {
        assertThat(Epochs.next(Instant.parse("2025-01-01T00:00:00Z"), -1)).isZero();
        assertThat(Epochs.next(Instant.parse("2026-11-23T10:00:00Z"), 0)).isEqualTo(59_738_400);
    }

    @Test
    void isLaterThanTheOneBeforeEvenIfTheClockIsNot() {
        long first = Epochs.next(Instant.parse("2026-11-23T10:00:00Z"), 0);

        assertThat(Epochs.next(Instant.parse("2026-11-23T10:00:00Z"), first)).isEqualTo(first + 1);
        assertThat(Epochs.next(Instant.parse("2020-01-01T00:00:00Z"), first)).isEqualTo(first + 1);
    }

    @DisplayName("below 2^53 for 200 years")
    @Test
    void staysExactInJson() {
        long far = Epochs.next(Instant.parse("2225-01-01T00:00:00Z"), 0);

        assertThat(Epochs.base(far) + (1L << 40)).isLessThan(SAFE_IN_JSON);
    }

    @Test
    void carriesAHeadIntoItsEpochOnce() {
        assertThat(Epochs.carry(500, 0, 0)).isEqualTo(500);
        assertThat(Epochs.carry(500, 0, 7)).isEqualTo(7L << 20);
        assertThat(Epochs.carry((7L << 20) + 3, 7, 7)).isEqualTo((7L << 20) + 3);
        assertThat(Epochs.carry(9L << 20, 0, 7))
                .as("a head that ran ahead is kept")
                .isEqualTo(9L << 20);
    }

    @Test
    void versionsGoOnAboveTheEpoch() {
        assertThat(Epochs.nextVersion(0, 0)).isEqualTo(1);
        assertThat(Epochs.nextVersion(41, 0)).isEqualTo(42);
        assertThat(Epochs.nextVersion(41, 7)).isEqualTo((7L << 20) + 1);
        assertThat(Epochs.nextVersion((7L << 20) + 1, 7)).isEqualTo((7L << 20) + 2);
    }
}

package org.storesync.reporting.contact.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Silence silence = Silence.at(NOW, Duration.ofDays(7), Duration.ofDays(31));

    @Test
    void isLateAndRedAfterMoreThanSoManyDays() {
        assertThat(silence.of(NOW)).isEqualTo(Silence.State.OK);
        assertThat(silence.of(NOW.minus(Duration.ofDays(7)))).isEqualTo(Silence.State.OK);
        assertThat(silence.of(NOW.minus(Duration.ofDays(7)).minusNanos(1))).isEqualTo(Silence.State.LATE);
        assertThat(silence.of(NOW.minus(Duration.ofDays(31)))).isEqualTo(Silence.State.LATE);
        assertThat(silence.of(NOW.minus(Duration.ofDays(31)).minusNanos(1))).isEqualTo(Silence.State.RED);
        assertThat(silence.of(null)).isEqualTo(Silence.State.NEVER);
        assertThat(silence.of(NOW.plusSeconds(60))).isEqualTo(Silence.State.OK);
    }

    @Test
    void countsWholeDays() {
        assertThat(silence.daysSince(NOW.minus(Duration.ofHours(47)))).isEqualTo(1);
        assertThat(silence.daysSince(NOW.minus(Duration.ofHours(48)))).isEqualTo(2);
        assertThat(silence.daysSince(NOW.plusSeconds(60))).isZero();
    }

    @Test
    void readsOnlyPositionsOfARow() {
        assertThat(ContactPosition.read(List.of("2026-11-20T08:00:00Z", "SITE", "0000000001")))
                .contains(new ContactPosition(Instant.parse("2026-11-20T08:00:00Z"), "SITE", "0000000001"));
        assertThat(ContactPosition.read(List.of("", "STORE", "A"))).contains(new ContactPosition(null, "STORE", "A"));
        assertThat(ContactPosition.read(List.of("SITE", "1"))).isEmpty();
        assertThat(ContactPosition.read(List.of("yesterday", "SITE", "1"))).isEmpty();
        assertThat(ContactPosition.read(List.of("+1000000000-12-31T23:59:59Z", "SITE", "1")))
                .isEmpty();
    }
}

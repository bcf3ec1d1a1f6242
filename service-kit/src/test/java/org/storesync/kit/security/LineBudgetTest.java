package org.storesync.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.MutableClock;

class LineBudgetTest {
    @Test
    void countsWhatItLeavesOut() {
        MutableClock clock = MutableClock.at("2026-11-29T10:00:00Z");
        LineBudget lines = new LineBudget(2, clock);

        assertThat(lines.take()).hasValue(0);
        assertThat(lines.take()).hasValue(0);
        for (int i = 0; i < 500; i++) {
            assertThat(lines.take()).isEmpty();
        }
        clock.advance(Duration.ofMinutes(1));

        assertThat(lines.take()).hasValue(500);
        assertThat(lines.take()).hasValue(0);
    }
}

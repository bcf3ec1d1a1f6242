package org.storesync.local.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.agent.Counts;
import org.storesync.local.country.CountryRun.SiteFigures;

class SiteFiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-30T01:00:00Z");

    @Test
    @DisplayName("F3 a fault of a site is told with its time, so that an old one is known as old")
    void tellsWhenASyncFailed() {
        assertThat(lastSync(null, null, null)).isEqualTo("never");
        assertThat(lastSync(NOW.minusSeconds(12), NOW.minusSeconds(12), null)).isEqualTo("12 s ago");
        assertThat(lastSync(NOW.minusSeconds(90), NOW.minusSeconds(8), "central not reachable"))
                .isEqualTo("90 s ago; the last one failed 8 s ago: central not reachable");
        assertThat(lastSync(null, NOW.minusSeconds(8), "central not reachable"))
                .isEqualTo("never; the last one failed 8 s ago: central not reachable");
    }

    private static String lastSync(@Nullable Instant complete, @Nullable Instant last, @Nullable String fault) {
        return SiteFigures.lastSync(
                new Counts(Map.of(), Map.of(), 0, 0, Map.of(), 0, 0, 0, null, 0, last, complete, fault), NOW);
    }
}

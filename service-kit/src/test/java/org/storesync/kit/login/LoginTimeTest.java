package org.storesync.kit.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTimeTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    @ParameterizedTest(name = "{0} s ago: {1}")
    @CsvSource({"0, true", "599, true", "600, false", "86400, false", "-60, true", "-61, false", "-9000000000000, false"
    })
    @DisplayName("B5: a login is fresh for ten minutes, by clocks that differ by a minute at most")
    void isFreshForItsTime(long secondsAgo, boolean fresh) {
        OptionalLong login = OptionalLong.of(NOW.getEpochSecond() - secondsAgo);

        assertThat(LoginTime.isFresh(login, NOW, Duration.ofMinutes(10))).isEqualTo(fresh);
    }
}

package org.storesync.transfer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.storesync.transfer.fixture.TestConfig;

class TransferConfigTest {
    @Test
    void hasItsDefaults() {
        TransferConfig config = TestConfig.with(Map.of());

        assertThat(config.sweep()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.sweepMax()).isEqualTo(200);
    }
}

package org.storesync.reporting.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.storesync.reporting.fixture.TestConfig;

class ReportingConfigTest {
    @Test
    void hasItsDefaults() {
        ReportingConfig config = TestConfig.with(Map.of());

        assertThat(config.gatewayUrl()).isEqualTo(URI.create("http://127.0.0.1:18000"));
        assertThat(config.centralSite()).isEqualTo(1);
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.pollTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.lateAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(config.redAfter()).isEqualTo(Duration.ofDays(31));
        assertThat(config.queryTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.exportsMax()).isEqualTo(4);
        assertThat(config.rebuildWait()).isEqualTo(Duration.ofSeconds(10));
    }
}

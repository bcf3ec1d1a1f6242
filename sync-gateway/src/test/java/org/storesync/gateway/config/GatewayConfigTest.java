package org.storesync.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.TestConfig;

class GatewayConfigTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void hasItsDefaults() {
        GatewayConfig config = TestConfig.with(Map.of());

        assertThat(config.secretKey()).isEqualTo(GatewayConfig.UNSAFE_SECRET_KEY);
        assertThat(config.credentialRefresh()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.contactWriteInterval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.contactWriteCheck()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.routing().url()).isEqualTo(URI.create("http://127.0.0.1:18001"));
        assertThat(config.routing().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.routing().answerTimeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(config.routing().registrationTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.routing().connections()).isEqualTo(128);
        assertThat(config.routing().waiting()).isEqualTo(2000);
        assertThat(config.routing().retryAfterMin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.routing().retryAfterMax()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.limits().bodyBytes().asLongValue()).isEqualTo(16 * MIB);
        assertThat(config.limits().inflatedBytes().asLongValue()).isEqualTo(32 * MIB);
        assertThat(config.limits().ratio()).isEqualTo(250);
        assertThat(config.limits().ratioFreeBytes().asLongValue()).isEqualTo(MIB);
        assertThat(config.limits().callBytes().asLongValue()).isEqualTo(64 * 1024);
        assertThat(config.limits().answerBytes().asLongValue()).isEqualTo(32 * MIB);
        assertThat(config.limits().bytesInFlight().asLongValue()).isEqualTo(64 * MIB);
        assertThat(config.limits().siteBytesInFlight().asLongValue()).isEqualTo(16 * MIB);
        assertThat(config.limits().headerBytes().asLongValue()).isEqualTo(16 * 1024);
        assertThat(config.limits().bodyDeadline()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.limits().callDeadline()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.limits().bodyStall()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.limits().callsPerMinute()).isEqualTo(6000);
        assertThat(config.attempts().perSite()).isEqualTo(10);
        assertThat(config.attempts().perAddress()).isEqualTo(60);
    }
}

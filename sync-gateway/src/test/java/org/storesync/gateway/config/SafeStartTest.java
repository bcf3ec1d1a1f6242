package org.storesync.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.LaunchMode;
import org.junit.jupiter.api.Test;

class SafeStartTest {

    @Test
    void stopsAProductionStartWithTheKeyOfACheckout() {
        assertThat(SafeStart.unsafe(LaunchMode.NORMAL, GatewayConfig.UNSAFE_SECRET_KEY)
                        .orElseThrow())
                .contains("SYNC_GATEWAY_SECRET_KEY", "openssl rand -base64 32");
    }

    @Test
    void letsAKeyOfOnesOwnAndTestsStart() {
        assertThat(SafeStart.unsafe(LaunchMode.NORMAL, "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))
                .isEmpty();
        assertThat(SafeStart.unsafe(LaunchMode.TEST, GatewayConfig.UNSAFE_SECRET_KEY))
                .isEmpty();
        assertThat(SafeStart.unsafe(LaunchMode.DEVELOPMENT, GatewayConfig.UNSAFE_SECRET_KEY))
                .isEmpty();
    }
}

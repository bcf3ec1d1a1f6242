package org.storesync.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Says from whom a forwarded address is believed. */
class ClientAddressTest {
    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.0/8", "fd00::/8", "192.0.2.7"));

    @Test
    @DisplayName("security-5 a forwarded address is believed from the operator's proxies alone")
    void believesOnlyProxies() {
        assertThat(behindProxies.of("198.51.100.1", List.of("203.0.113.9"))).isEqualTo("198.51.100.1");
        assertThat(behindProxies.of("10.1.2.3", List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
        assertThat(behindProxies.of("192.0.2.8", List.of("203.0.113.9"))).isEqualTo("192.0.2.8");
        assertThat(behindProxies.of("fd00::1", List.of("2001:db8::5"))).isEqualTo("2001:db8::5");
        assertThat(new ClientAddress(List.of()).of("10.1.2.3", List.of("203.0.113.9")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    @DisplayName("security-5 what the caller itself wrote into the header is not believed")
    void takesTheLastHopThatIsNoProxy() {
        assertThat(behindProxies.of("10.1.2.3", List.of("1.1.1.1, 203.0.113.9, 10.9.9.9")))
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.of("10.1.2.3", List.of("1.1.1.1", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.of("10.1.2.3", List.of("1.1.1.1, nonsense"))).isEqualTo("10.1.2.3");
        assertThat(behindProxies.of("10.1.2.3", List.of("10.4.4.4"))).isEqualTo("10.4.4.4");
        assertThat(behindProxies.of("10.1.2.3", List.of(""))).isEqualTo("10.1.2.3");
        assertThat(behindProxies.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @Test
    void refusesARangeThatIsNone() {
        for (String wrong : List.of("proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "")) {
            assertThatThrownBy(() -> AddressRange.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package org.storesync.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the kit as a service has them outside of tests. */
class TraceSettingsTest {
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    @Test
    @DisplayName("traces: off, and nothing is reached, until a collector is named")
    void offWithoutACollector() throws IOException {
        SmallRyeConfig config = config(Map.of());

        assertThat(config.getValue(DISABLED, Boolean.class)).isTrue();
        assertThat(config.getOptionalValue(ENDPOINT, String.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://collector:4318", "https://collector.example/otlp", " http://127.0.0.1:4318/ "})
    @DisplayName("traces: the address of a collector switches them on")
    void onWithACollector(String collector) throws IOException {
        SmallRyeConfig config = config(Map.of("sync.traces.collector", collector));

        assertThat(config.getValue(DISABLED, Boolean.class)).isFalse();
        assertThat(config.getValue(ENDPOINT, String.class)).isEqualTo(collector.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "http://", "ftp://collector", "http://user:word@collector", "on", "%"})
    @DisplayName("traces: what is no address of a collector switches nothing on")
    void staysOffWithoutAnAddress(String collector) throws IOException {
        assertThat(TraceSettings.address(collector)).isEmpty();
        assertThat(config(Map.of("sync.traces.collector", collector)).getValue(DISABLED, Boolean.class))
                .isTrue();
    }

    private static SmallRyeConfig config(Map<String, String> environment) throws IOException {
        URL kit = TraceSettings.class.getResource("/META-INF/microprofile-config.properties");
        return new SmallRyeConfigBuilder()
                .withProfile("prod")
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(kit, 90), new PropertiesConfigSource(environment, "env", 300))
                .withSources(new TraceSettings())
                .build();
    }
}

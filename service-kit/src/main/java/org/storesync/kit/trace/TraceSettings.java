package org.storesync.kit.trace;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches tracing on in Quarkus where {@link TraceConfig#collector} names an address. Quarkus reads this before there are any beans. */
public final class TraceSettings implements ConfigSourceFactory {
    static final String COLLECTOR = "sync.traces.collector";

    /** Above a service's application.properties, below the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        // Another text is refused where the setting itself is read.
        return Optional.ofNullable(context.getValue(COLLECTOR))
                .map(ConfigValue::getValue)
                .flatMap(TraceSettings::address)
                .map(TraceSettings::on)
                .<Iterable<ConfigSource>>map(List::of)
                .orElse(List.of());
    }

    private static ConfigSource on(URI collector) {
        return new PropertiesConfigSource(
                Map.of(
                        "quarkus.otel.sdk.disabled",
                        "false",
                        "quarkus.otel.exporter.otlp.endpoint",
                        collector.toString()),
                COLLECTOR,
                ORDINAL);
    }

    /** The address of a collector, if the text is one. */
    static Optional<URI> address(String text) {
        try {
            URI address = new URI(text.strip());
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return Optional.of(address).filter(it -> web && it.getHost() != null && it.getUserInfo() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

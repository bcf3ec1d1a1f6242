package org.storesync.kit.schema;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Gives Quarkus the settings that follow from {@link SchemaConfig#atStart}. Quarkus reads them before there are any beans. */
public final class SchemaSettings implements ConfigSourceFactory {
    static final String AT_START = "sync.schema.at-start";
    /** Quarkus warns of settings of an extension that a service does not have. */
    private static final String MAPPING = "quarkus.hibernate-orm.";

    /** Above a service's application.properties, below the environment. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        // An unknown word is refused where the setting itself is read.
        return value(AT_START, context)
                .flatMap(AtStart::of)
                .map(it -> source(it, context))
                .<Iterable<ConfigSource>>map(List::of)
                .orElse(List.of());
    }

    private static Optional<String> value(String name, ConfigSourceContext context) {
        return Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue);
    }

    private static ConfigSource source(AtStart mode, ConfigSourceContext context) {
        Map<String, String> settings = new TreeMap<>(mode.settings());
        settings.keySet()
                .removeIf(it -> it.startsWith(MAPPING) && value(it, context).isEmpty());
        return new PropertiesConfigSource(settings, AT_START + "=" + mode.word(), ORDINAL);
    }
}

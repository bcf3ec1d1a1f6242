package org.storesync.client;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.storesync.client.config.ClientConfig;

/** The configuration without an application: short pauses, and the settings of a test. */
public final class TestClientConfig {
    public static final int SITE = 1000000002;

    private TestClientConfig() {}

    /** @param settings without their prefix {@code sync.client} */
    public static ClientConfig with(String url, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("sync.client.url", url);
        all.put("sync.client.site", Integer.toString(SITE));
        all.put("sync.client.pause-max", "20ms");
        all.put("sync.client.outbox.look-every", "10ms");
        settings.forEach((name, value) -> all.put("sync.client." + name, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ClientConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 500))
                .build()
                .getConfigMapping(ClientConfig.class);
    }
}

package org.storesync.kit.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** Settings for calls, the same in every service. */
@ConfigMapping(prefix = "sync.http")
public interface HttpConfig {
    /**
     * The operator's own proxies in front of this service, as addresses or ranges ({@code 10.0.0.0/8}). X-Forwarded-For is believed only
     * from these. If none is set, it is believed from nobody.
     */
    Optional<List<String>> trustedProxies();

    /** How many tokens without the right form are answered as such, within a minute and from one address. */
    @WithDefault("60")
    @Min(1)
    int tokenAttempts();

    /** Refused calls that get a line in the log within a minute; further ones are counted in the next line. */
    @WithDefault("30")
    @Min(1)
    int refusalLines();

    /**
     * Connections that one address, or one IPv6 network of 64 bits, may hold at once. Further ones are closed at once. A trusted proxy may
     * hold any number.
     */
    @WithDefault("1000")
    @Min(1)
    int connectionsPerAddress();
}

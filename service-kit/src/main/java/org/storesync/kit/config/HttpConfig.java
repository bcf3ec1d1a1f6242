package org.storesync.kit.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** What every service does the same way with calls. */
@ConfigMapping(prefix = "sync.http")
public interface HttpConfig {
    /**
     * The operator's own proxies in front of this service, addresses or ranges ({@code 10.0.0.0/8}). Only from these is X-Forwarded-For believed;
     * without any, from nobody.
     */
    Optional<List<String>> trustedProxies();

    /** Tokens without the form of one that are answered as such, within a minute and from one address. */
    @WithDefault("60")
    @Min(1)
    int tokenAttempts();

    /** Refused calls that get a line in the log within a minute; further ones are counted in the next line. */
    @WithDefault("30")
    @Min(1)
    int refusalLines();

    /**
     * Connections one address may hold at once, or one IPv6 network of 64 bits; further ones are closed at once. A trusted proxy may hold any number.
     */
    @WithDefault("1000")
    @Min(1)
    int connectionsPerAddress();
}

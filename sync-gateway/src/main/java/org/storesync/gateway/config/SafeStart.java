package org.storesync.gateway.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Stops a production start with settings anybody could guess. */
@Singleton
class SafeStart {
    private static final Logger LOG = Logger.getLogger(SafeStart.class);
    private static final int EXIT_CODE = 78;

    private final GatewayConfig config;

    SafeStart(GatewayConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        unsafe(LaunchMode.current(), config.secretKey()).ifPresent(reason -> {
            LOG.error(reason);
            throw new PreventFurtherStepsException(reason, EXIT_CODE);
        });
    }

    /** What is unsafe and what to do about it, or nothing. */
    static Optional<String> unsafe(LaunchMode mode, String secretKey) {
        if (mode == LaunchMode.NORMAL && GatewayConfig.UNSAFE_SECRET_KEY.equals(secretKey)) {
            return Optional.of(
                    "sync.gateway.secret-key is the key of a fresh checkout, which anybody knows: set SYNC_GATEWAY_SECRET_KEY"
                            + " to 32 random bytes in Base64 (openssl rand -base64 32) and keep it, for all site secrets hang on it");
        }
        return Optional.empty();
    }
}

package org.storesync.gateway.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditKeys;
import org.storesync.kit.config.EndedStart;

/** Prevents a start in production with settings that anybody could guess. */
@Singleton
class SafeStart {
    private static final Logger LOG = Logger.getLogger(SafeStart.class);

    private final GatewayConfig config;
    private final AuditConfig audit;

    SafeStart(GatewayConfig config, AuditConfig audit) {
        this.config = config;
        this.audit = audit;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        LaunchMode mode = LaunchMode.current();
        unsafe(mode, config.secretKey()).or(() -> AuditKeys.unsafe(mode, audit)).ifPresent(reason -> {
            LOG.error(reason);
            throw EndedStart.with(EndedStart.UNFIT, reason);
        });
    }

    /** Says what is unsafe and what to do about it; empty if nothing is. */
    static Optional<String> unsafe(LaunchMode mode, String secretKey) {
        if (mode == LaunchMode.NORMAL && GatewayConfig.UNSAFE_SECRET_KEY.equals(secretKey)) {
            return Optional.of(
                    "sync.gateway.secret-key is the key of a fresh checkout, which everybody knows: set SYNC_GATEWAY_SECRET_KEY"
                            + " to 32 random bytes in Base64 (openssl rand -base64 32) and keep it, because all site secrets depend on it");
        }
        return Optional.empty();
    }
}

package org.storesync.routing.config;

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

    private final RoutingConfig config;
    private final AuditConfig audit;

    SafeStart(RoutingConfig config, AuditConfig audit) {
        this.config = config;
        this.audit = audit;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        LaunchMode mode = LaunchMode.current();
        unsafe(mode, config.cursorKey()).or(() -> AuditKeys.unsafe(mode, audit)).ifPresent(reason -> {
            LOG.error(reason);
            throw EndedStart.with(EndedStart.UNFIT, reason);
        });
    }

    /** Says what is unsafe and what to do about it; empty if nothing is. */
    static Optional<String> unsafe(LaunchMode mode, String cursorKey) {
        if (mode == LaunchMode.NORMAL && RoutingConfig.UNSAFE_CURSOR_KEY.equals(cursorKey)) {
            return Optional.of(
                    "sync.routing.cursor-key is the key of a fresh checkout, which everybody knows: set SYNC_ROUTING_CURSOR_KEY"
                            + " to a long random text, the same on all replicas (openssl rand -base64 32)");
        }
        return Optional.empty();
    }
}

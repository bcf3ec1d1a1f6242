package org.storesync.masterdata.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditKeys;
import org.storesync.kit.config.EndedStart;

/** Prevents a start in production with settings that anybody could guess. */
@Singleton
class SafeStart {
    private static final Logger LOG = Logger.getLogger(SafeStart.class);

    private final AuditConfig audit;

    SafeStart(AuditConfig audit) {
        this.audit = audit;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        AuditKeys.unsafe(LaunchMode.current(), audit).ifPresent(reason -> {
            LOG.error(reason);
            throw EndedStart.with(EndedStart.UNFIT, reason);
        });
    }
}

package org.storesync.masterdata.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditKeys;

/** Prevents a start in production with settings that anybody could guess. */
@Singleton
class SafeStart {
    private static final Logger LOG = Logger.getLogger(SafeStart.class);
    private static final int EXIT_CODE = 78;

    private final AuditConfig audit;

    SafeStart(AuditConfig audit) {
        this.audit = audit;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        AuditKeys.unsafe(LaunchMode.current(), audit).ifPresent(reason -> {
            LOG.error(reason);
            throw new PreventFurtherStepsException(reason, EXIT_CODE);
        });
    }
}

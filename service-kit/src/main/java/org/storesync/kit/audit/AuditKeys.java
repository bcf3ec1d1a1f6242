package org.storesync.kit.audit;

import io.quarkus.runtime.LaunchMode;
import java.util.Optional;

/** What a service checks about the audit's key before it starts. */
public final class AuditKeys {
    private AuditKeys() {}

    /** Says what is unsafe and what to do about it; empty if nothing is. */
    public static Optional<String> unsafe(LaunchMode mode, AuditConfig config) {
        if (mode == LaunchMode.NORMAL && AuditConfig.UNSAFE_KEY.equals(config.key())) {
            return Optional.of(
                    "sync.audit.key is the key of a fresh checkout, which everybody knows: set SYNC_AUDIT_KEY to a long"
                            + " random text (openssl rand -base64 32), the same on all replicas, and keep it: earlier rows verify only with it");
        }
        return Optional.empty();
    }
}

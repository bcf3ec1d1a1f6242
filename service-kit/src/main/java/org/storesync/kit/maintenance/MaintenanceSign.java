package org.storesync.kit.maintenance;

import java.time.Instant;
import java.util.Optional;

/** Where a service reads whether central is in maintenance. The call may block. */
@FunctionalInterface
public interface MaintenanceSign {
    /**
     * Since when central is in maintenance; empty if it is not.
     *
     * @throws RuntimeException if the sign can't be read now
     */
    Optional<Instant> since();
}

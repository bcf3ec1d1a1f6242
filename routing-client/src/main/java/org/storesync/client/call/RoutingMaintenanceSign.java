package org.storesync.client.call;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.storesync.kit.maintenance.MaintenanceSign;

/** Asks routing whether central is in maintenance. */
@Singleton
class RoutingMaintenanceSign implements MaintenanceSign {
    private final RoutingCalls routing;

    RoutingMaintenanceSign(RoutingCalls routing) {
        this.routing = routing;
    }

    @Override
    public Optional<Instant> since() {
        String since = routing.get("/internal/v1/maintenance", Duration.ZERO)
                .path("since")
                .asText("");
        return since.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(since));
    }
}

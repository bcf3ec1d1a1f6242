package org.storesync.gateway.routing.http;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.routing.Unavailable;
import org.storesync.kit.maintenance.MaintenanceSign;

/** Asks routing whether central is in maintenance. */
@Singleton
class HttpMaintenanceSign implements MaintenanceSign {
    private static final RoutingRequest QUESTION = RoutingRequest.question("/internal/v1/maintenance");

    private final RoutingClient routing;
    private final BytesInFlight inFlight;
    private final Unavailable unavailable;
    private final Duration timeout;

    HttpMaintenanceSign(RoutingClient routing, BytesInFlight inFlight, Unavailable unavailable, GatewayConfig config) {
        this.routing = routing;
        this.inFlight = inFlight;
        this.unavailable = unavailable;
        this.timeout = config.routing().registrationTimeout();
    }

    @Override
    public Optional<Instant> since() {
        BytesInFlight.Lease lease = inFlight.ownLease();
        try {
            RoutingAnswer answer = routing.send(QUESTION, lease).await().atMost(timeout);
            if (answer.isFault()) {
                throw unavailable.problem("routing answered " + answer.status());
            }
            return Optional.ofNullable(
                            BufferBytes.buffer(answer.body()).toJsonObject().getString("since"))
                    .map(Instant::parse);
        } finally {
            lease.release();
        }
    }
}

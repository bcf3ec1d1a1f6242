package org.storesync.gateway.sync;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.kit.problem.Problem;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Makes a site known to routing. Idempotent there, so it may be repeated. */
@Singleton
public class SiteRegistration {
    private final RoutingClient routing;
    private final BytesInFlight inFlight;
    private final Unavailable unavailable;
    private final Duration timeout;

    SiteRegistration(RoutingClient routing, BytesInFlight inFlight, Unavailable unavailable, GatewayConfig config) {
        this.routing = routing;
        this.inFlight = inFlight;
        this.unavailable = unavailable;
        this.timeout = config.routing().registrationTimeout();
    }

    /**
     * Registers a site; blocks, so not for event loops.
     *
     * @throws Problem {@code routing-unavailable} unless routing has it afterwards
     */
    public void register(SiteId site, String name, SiteKind kind, @Nullable String requestId) {
        Buffer body =
                new JsonObject().put("name", name).put("kind", kind.wireName()).toBuffer();
        BytesInFlight.Lease lease = inFlight.lease();
        try {
            RoutingAnswer answer = routing.send(RoutingRequest.register(site, body, requestId), lease)
                    .ifNoItem()
                    .after(timeout)
                    .failWith(() -> unavailable.problem("central can't take calls right now"))
                    .await()
                    .indefinitely();
            if (answer.isFault()) {
                throw unavailable.problem("routing did not take the new site (status " + answer.status() + ")");
            }
        } finally {
            lease.release();
        }
    }
}

package org.storesync.masterdata.storeuse;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.storesync.client.call.RoutingAway;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.call.RoutingRefused;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.StoreUses;
import org.storesync.model.ProblemCode;

/** Asks routing how a store is used. Without its answer no store is deleted. */
@Singleton
class RoutingStoreUses implements StoreUses {
    private static final Logger LOG = Logger.getLogger(RoutingStoreUses.class);
    private static final Use NONE = new Use(false, null, 0);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final RoutingCalls routing;

    RoutingStoreUses(RoutingCalls routing) {
        this.routing = routing;
    }

    @Override
    public Use of(String storeId) {
        String id = URLEncoder.encode(storeId, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            JsonNode use = routing.get("/internal/v1/stores/" + id + "/use", Duration.ZERO);
            JsonNode site = use.path("activeSite");
            return new Use(
                    use.path("inUse").asBoolean(true),
                    site.isInt() ? site.intValue() : null,
                    use.path("records").asLong());
        } catch (RoutingRefused e) {
            if (e.is(ProblemCode.STORE_UNKNOWN)) {
                // The store was made here and is not pushed yet, so no site can know it.
                return NONE;
            }
            throw e;
        } catch (RoutingAway e) {
            LOG.debugf(e, "routing can't say who uses a store");
            throw Problem.of(ProblemCode.ROUTING_UNAVAILABLE, "routing can't say right now who uses the store")
                    .withRetryAfter(RETRY_AFTER);
        }
    }
}

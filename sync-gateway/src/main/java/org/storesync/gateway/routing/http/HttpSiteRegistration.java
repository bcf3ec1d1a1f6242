package org.storesync.gateway.routing.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.routing.SiteRegistration;
import org.storesync.gateway.routing.Unavailable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Registers sites over HTTP. The calling thread waits, so it must not be an event loop. */
@Singleton
class HttpSiteRegistration implements SiteRegistration {
    private static final List<ProblemCode> REFUSALS =
            List.of(ProblemCode.IN_USE, ProblemCode.MOBILE_SITE_FULL, ProblemCode.SITE_UNKNOWN);

    private final RoutingClient routing;
    private final BytesInFlight inFlight;
    private final Unavailable unavailable;
    private final Duration timeout;

    HttpSiteRegistration(RoutingClient routing, BytesInFlight inFlight, Unavailable unavailable, GatewayConfig config) {
        this.routing = routing;
        this.inFlight = inFlight;
        this.unavailable = unavailable;
        this.timeout = config.routing().registrationTimeout();
    }

    @Override
    public Optional<String> register(SiteId site, String name, SiteKind kind, @Nullable String requestId) {
        Buffer body =
                new JsonObject().put("name", name).put("kind", kind.wireName()).toBuffer();
        RoutingAnswer answer = ask(site, RoutingRequest.own(HttpMethod.PUT, site, "", body, requestId));
        if (!answer.isFault()) {
            return Optional.empty();
        }
        if (answer.isProblem()) {
            JsonObject problem = BufferBytes.buffer(answer.body()).toJsonObject();
            JsonObject known = problem.getJsonObject("supported");
            if (ProblemCode.SITE_NAME_TAKEN.wireName().equals(problem.getString("code")) && known != null) {
                return Optional.of(known.getString("name", ""));
            }
        }
        throw unavailable.problem("routing did not take the new site (status " + answer.status() + ")");
    }

    @Override
    public void kind(SiteId site, SiteKind kind, @Nullable String requestId) {
        Buffer body = new JsonObject().put("kind", kind.wireName()).toBuffer();
        judge(ask(site, RoutingRequest.own(HttpMethod.PUT, site, "/kind", body, requestId)));
    }

    @Override
    public void remove(SiteId site, @Nullable String requestId) {
        judge(ask(site, RoutingRequest.own(HttpMethod.DELETE, site, "", null, requestId)));
    }

    private RoutingAnswer ask(SiteId site, RoutingRequest request) {
        BytesInFlight.Lease lease = inFlight.lease(site);
        try {
            return routing.send(request, lease)
                    .ifNoItem()
                    .after(timeout)
                    .failWith(() -> unavailable.problem("central can't take calls right now"))
                    .await()
                    .indefinitely();
        } finally {
            lease.release();
        }
    }

    /** Passes on what routing refuses because of the site. Anything else counts as a fault of routing. */
    private void judge(RoutingAnswer answer) {
        if (!answer.isFault()) {
            return;
        }
        String said = answer.isProblem()
                ? BufferBytes.buffer(answer.body()).toJsonObject().getString("code", "")
                : "";
        for (ProblemCode code : REFUSALS) {
            if (code.wireName().equals(said)) {
                throw Problem.of(code);
            }
        }
        throw unavailable.problem("routing did not change the site (status " + answer.status() + ")");
    }
}

package org.storesync.gateway.routing.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.routing.Payload;
import org.storesync.gateway.routing.Routing;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.routing.SiteCall;

/** Routing's calls for a site (docs/protocol.md, section 6). */
@Singleton
class HttpRouting implements Routing {
    private final RoutingClient client;

    HttpRouting(RoutingClient client) {
        this.client = client;
    }

    @Override
    public Uni<RoutingAnswer> site(SiteCall call) {
        return send(call, HttpMethod.GET, "", null);
    }

    @Override
    public Uni<RoutingAnswer> begin(SiteCall call, Payload start) {
        return send(call, HttpMethod.POST, "/sync", start);
    }

    @Override
    public Uni<RoutingAnswer> push(SiteCall call, Payload batch) {
        return send(call, HttpMethod.POST, "/push", batch);
    }

    @Override
    public Uni<RoutingAnswer> pull(SiteCall call, Payload request) {
        return send(call, HttpMethod.POST, "/pull", request);
    }

    @Override
    public Uni<RoutingAnswer> decisions(SiteCall call, long after, @Nullable Integer limit) {
        String what = "/decisions?after=" + after + (limit == null ? "" : "&limit=" + limit);
        return send(call, HttpMethod.GET, what, null);
    }

    @Override
    public Uni<RoutingAnswer> status(SiteCall call) {
        return send(call, HttpMethod.GET, "/status", null);
    }

    private Uni<RoutingAnswer> send(SiteCall call, HttpMethod method, String what, @Nullable Payload payload) {
        return client.send(RoutingRequest.of(call, method, what, payload), call.lease());
    }
}

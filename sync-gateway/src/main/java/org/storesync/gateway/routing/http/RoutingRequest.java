package org.storesync.gateway.routing.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.routing.Payload;
import org.storesync.gateway.routing.SiteCall;
import org.storesync.model.Headers;
import org.storesync.model.SiteId;

/** One call to the routing-service. */
record RoutingRequest(
        HttpMethod method,
        String path,
        @Nullable String requestId,
        @Nullable String app,
        @Nullable String contentType,
        @Nullable String accept,
        @Nullable String acceptEncoding,
        @Nullable Buffer body) {

    /** A request for a site. */
    static RoutingRequest of(SiteCall call, HttpMethod method, String what, @Nullable Payload payload) {
        return new RoutingRequest(
                method,
                path(call.admission().site(), what),
                call.admission().requestId(),
                call.admission().app(),
                payload == null ? null : payload.contentType(),
                call.form().types(),
                call.form().encodings(),
                payload == null ? null : BufferBytes.buffer(payload.bytes()));
    }

    /** A request of the gateway itself, about a site. */
    static RoutingRequest own(
            HttpMethod method, SiteId site, String what, @Nullable Buffer json, @Nullable String requestId) {
        return new RoutingRequest(
                method,
                path(site, what),
                requestId,
                null,
                json == null ? null : Headers.JSON,
                Headers.JSON,
                null,
                json);
    }

    /** A question of the gateway itself. */
    static RoutingRequest question(String path) {
        return new RoutingRequest(HttpMethod.GET, path, null, null, null, Headers.JSON, null, null);
    }

    private static String path(SiteId site, String what) {
        return "/internal/v1/sites/" + site + what;
    }
}

package org.storesync.gateway.sync;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.site.SiteCall;
import org.storesync.model.Headers;
import org.storesync.model.SiteId;

/** One call to the routing-service, with the headers of the site's call that are passed on. */
record RoutingRequest(
        HttpMethod method,
        String path,
        @Nullable String requestId,
        @Nullable String app,
        @Nullable String contentType,
        @Nullable String accept,
        @Nullable String acceptEncoding,
        @Nullable Buffer body) {

    /** On behalf of a site. */
    static RoutingRequest of(
            SiteCall call, HttpMethod method, String what, HttpServerRequest from, @Nullable Buffer body) {
        return new RoutingRequest(
                method,
                "/internal/v1/sites/" + call.site() + what,
                call.requestId(),
                call.app(),
                body == null ? null : contentType(from),
                from.getHeader(HttpHeaders.ACCEPT),
                from.getHeader(HttpHeaders.ACCEPT_ENCODING),
                body);
    }

    /** On the gateway's own behalf, about a site. */
    static RoutingRequest own(
            HttpMethod method, SiteId site, String what, @Nullable Buffer json, @Nullable String requestId) {
        return new RoutingRequest(
                method,
                "/internal/v1/sites/" + site + what,
                requestId,
                null,
                json == null ? null : Headers.JSON,
                Headers.JSON,
                null,
                json);
    }

    /** The same call, answered uncompressed: for an answer that is read here. */
    RoutingRequest plain() {
        return new RoutingRequest(method, path, requestId, app, contentType, Headers.JSON, null, body);
    }

    private static String contentType(HttpServerRequest from) {
        String given = from.getHeader(HttpHeaders.CONTENT_TYPE);
        return given == null ? Headers.JSON : given;
    }
}

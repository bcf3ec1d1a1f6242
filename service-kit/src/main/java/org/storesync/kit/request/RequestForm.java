package org.storesync.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Rules for each call: an empty {@code Accept} counts as none, and nothing is read after a body in chunks. A proxy in front of us may have
 * used a {@code Content-Length} beside the chunks to find the end of such a body (RFC 9112, section 6.3). What that proxy took for the rest
 * of the body would be the next caller's request here.
 */
@Singleton
class RequestForm {
    /** Runs after the request got its id and before anything is checked. */
    private static final int FILTER_PRIORITY = 990;

    void install(@Observes Filters filters) {
        filters.register(RequestForm::shape, FILTER_PRIORITY);
    }

    private static void shape(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.isBlank()) {
            context.request().headers().remove(HttpHeaders.ACCEPT);
        }
        if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(ended -> context.request().connection().close());
        }
        context.next();
    }
}

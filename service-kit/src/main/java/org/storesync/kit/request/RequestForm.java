package org.storesync.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What holds for each call: an empty {@code Accept} counts as none, no answer's type is guessed by a browser, and nothing is read behind a body
 * in chunks. Whoever stands before us may have counted such a body's end by a {@code Content-Length} beside it (RFC 9112, section 6.3); what it took for the
 * rest of the body would be the next caller's request here.
 */
@Singleton
class RequestForm {
    /** After the request's id was given, before anything is judged. */
    private static final int FILTER_PRIORITY = 990;

    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");

    void install(@Observes Filters filters) {
        filters.register(RequestForm::shape, FILTER_PRIORITY);
    }

    private static void shape(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.isBlank()) {
            context.request().headers().remove(HttpHeaders.ACCEPT);
        }
        context.response().putHeader(TYPE_OPTIONS, NO_SNIFF);
        if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(ended -> context.request().connection().close());
        }
        context.next();
    }
}

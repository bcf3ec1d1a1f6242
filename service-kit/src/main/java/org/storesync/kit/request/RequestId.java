package org.storesync.kit.request;

import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Headers;

/**
 * Gives each request its id: the caller's id if it is well formed, otherwise one made here. The id is in the answer, in each log line (MDC)
 * and in problems. So an id that a clinic reads out over the phone can be found in the logs of every service.
 */
@Singleton
public class RequestId {
    /** Name in the MDC and in the routing context. */
    public static final String KEY = "requestId";

    /** Characters of an id. */
    public static final int LENGTH_MAX = 64;

    private static final CharSequence HEADER = HttpHeaders.createOptimized(Headers.REQUEST_ID);
    /** Runs before all other filters, so that their answers carry the id too. */
    private static final int FILTER_PRIORITY = 1000;

    void install(@Observes Filters filters) {
        filters.register(RequestId::assign, FILTER_PRIORITY);
    }

    /** The id of this request, null only before it was given. */
    public static @Nullable String of(RoutingContext context) {
        return context.get(KEY);
    }

    private static void assign(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && wellFormed(given) ? given : make();
        context.put(KEY, id);
        MDC.put(KEY, id);
        // A trace is found by the id that a clinic reads out.
        Span.current().setAttribute("storesync.request_id", id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    private static String make() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Allows letters, digits, dot, dash and underscore, because none of them can forge a log line. */
    static boolean wellFormed(String id) {
        if (id.isEmpty() || id.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean fine = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '.'
                    || c == '_';
            if (!fine) {
                return false;
            }
        }
        return true;
    }
}

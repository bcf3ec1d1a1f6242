package org.storesync.masterdata.config;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.problem.ProblemWriter;
import org.storesync.model.ProblemCode;

/** Only an import may be large. Any other call that announces a larger body is refused. */
@Singleton
class CallLimit {
    private static final int FILTER_PRIORITY = 800;
    private static final String IMPORTS = "/api/v1/imports";

    private final ProblemWriter writer;
    private final long bytesMax;

    CallLimit(ProblemWriter writer, MasterDataConfig config) {
        this.writer = writer;
        this.bytesMax = config.callBytes().asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext context) {
        if (context.normalizedPath().equals(IMPORTS) || !tooLarge(context)) {
            context.next();
        } else {
            writer.end(context, Problem.of(ProblemCode.BODY_TOO_LARGE).withLimit(bytesMax));
        }
    }

    private boolean tooLarge(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length) > bytesMax;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}

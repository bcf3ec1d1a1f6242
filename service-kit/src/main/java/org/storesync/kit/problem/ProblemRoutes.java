package org.storesync.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.storesync.model.ProblemCode;

/** Answers failures outside the resources: a body that is announced as too large, an unknown path, a route that throws. */
@Singleton
class ProblemRoutes {
    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);
    /** Runs before Quarkus' own check of the body's size, which answers without a body. */
    private static final int FILTER_PRIORITY = 900;

    private final ProblemWriter writer;
    private final long bodyBytesMax;

    ProblemRoutes(ProblemWriter writer) {
        this.writer = writer;
        this.bodyBytesMax = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.http.limits.max-body-size", MemorySize.class)
                .map(MemorySize::asLongValue)
                .orElse(Long.MAX_VALUE);
    }

    void install(@Observes Filters filters) {
        filters.register(this::refuseLargeBody, FILTER_PRIORITY);
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        router.route().last().handler(context -> writer.end(context, Problem.of(ProblemCode.NOT_FOUND)));
    }

    private void refuseLargeBody(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && tooLarge(length)) {
            writer.end(context, Problem.of(ProblemCode.BODY_TOO_LARGE).withLimit(bodyBytesMax));
        } else {
            context.next();
        }
    }

    private boolean tooLarge(String length) {
        try {
            return Long.parseLong(length) > bodyBytesMax;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Problem problem) {
            writer.end(context, problem);
            return;
        }
        int status = failure instanceof HttpException refused ? refused.getStatusCode() : context.statusCode();
        ProblemCode code = ProblemMappers.codeOf(status);
        if (code == ProblemCode.INTERNAL) {
            LOG.errorf(failure, "a route failed, request %s", org.storesync.kit.request.RequestId.of(context));
        }
        writer.end(context, Problem.of(code));
    }
}

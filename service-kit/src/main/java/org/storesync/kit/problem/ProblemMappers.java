package org.storesync.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.storesync.model.ProblemCode;

/**
 * Turns exceptions that leave a resource into problems. An unexpected exception becomes {@link ProblemCode#INTERNAL}: it is logged here,
 * and the caller is not told its text.
 */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final long RETRY_MIN_SECONDS = 1;
    private static final long RETRY_MAX_SECONDS = 10;

    private final ProblemWriter writer;
    private final List<Outage> outages;

    ProblemMappers(ProblemWriter writer, @All List<Outage> outages) {
        this.writer = writer;
        this.outages = outages;
    }

    @ServerExceptionMapper
    Response problem(Problem problem, RoutingContext context) {
        // The detail may tell what the caller sent.
        LOG.debugf("answered %s", problem.code().wireName());
        return writer.respond(context, problem);
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    Response notAuthenticated(Exception refused, RoutingContext context) {
        // The exception tells the token.
        LOG.debugf("not authenticated: %s", refused.getClass().getSimpleName());
        return writer.respond(context, Problem.of(ProblemCode.NOT_AUTHENTICATED));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused, RoutingContext context) {
        return writer.respond(context, Problem.of(ProblemCode.FORBIDDEN));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, RoutingContext context) {
        List<Violation> violations = invalid.getConstraintViolations().stream()
                .map(ProblemMappers::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        String detail = violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .collect(Collectors.joining("; "));
        return writer.respond(
                context, Problem.of(ProblemCode.INVALID_REQUEST, detail).withViolations(violations));
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException unreadable, RoutingContext context) {
        return writer.respond(context, ofJson(unreadable));
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException unreadable, RoutingContext context) {
        return writer.respond(context, ofJson(unreadable));
    }

    @ServerExceptionMapper
    Response ofFramework(WebApplicationException refused, RoutingContext context) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return writer.respond(context, ofJson(unreadable));
        }
        if (refused.getCause() instanceof Problem wrongForm) {
            return problem(wrongForm, context);
        }
        int status = refused.getResponse().getStatus();
        if (status == 404 && refused.getCause() != null) {
            // The address exists, but a parameter could not be read.
            return writer.respond(context, Problem.of(ProblemCode.INVALID_REQUEST));
        }
        if (status >= 300 && status < 400) {
            return refused.getResponse();
        }
        return status >= 500 ? unexpected(refused, context) : writer.respond(context, Problem.of(codeOf(status)));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, RoutingContext context) {
        if (outages.stream().anyMatch(outage -> outage.causes(failure))) {
            LOG.warnf("a caller is told to come later: %s", failure);
            return writer.respond(
                    context, Problem.of(ProblemCode.ROUTING_UNAVAILABLE).withRetryAfter(later()));
        }
        LOG.error("a call failed in a way nobody expected", failure);
        return writer.respond(context, Problem.of(ProblemCode.INTERNAL));
    }

    /** A different time for each caller, so that they don't all come back together. */
    private static Duration later() {
        return Duration.ofSeconds(ThreadLocalRandom.current().nextLong(RETRY_MIN_SECONDS, RETRY_MAX_SECONDS));
    }

    /** The code for a status that the framework chose. */
    static ProblemCode codeOf(int status) {
        return switch (status) {
            case 401 -> ProblemCode.NOT_AUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 408 -> ProblemCode.SLOW_CLIENT;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemCode.RATE_LIMITED;
            default -> status >= 500 ? ProblemCode.INTERNAL : ProblemCode.INVALID_REQUEST;
        };
    }

    private static Problem ofJson(JsonProcessingException unreadable) {
        if (unreadable instanceof JsonMappingException mismatch
                && !mismatch.getPath().isEmpty()) {
            String field = mismatch.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return Problem.invalid(field, "has another type or form than the contract says");
        }
        var at = unreadable.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(ProblemCode.MALFORMED_BODY, "the body is not JSON of the form in the contract" + where);
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        // The first two nodes name the Java method and its parameter. A caller knows only the fields below, or the
        // parameter itself.
        List<String> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::toString)
                .toList();
        List<String> own =
                nodes.size() > 2 ? nodes.subList(2, nodes.size()) : nodes.subList(nodes.size() - 1, nodes.size());
        return new Violation(String.join(".", own), violation.getMessage());
    }
}

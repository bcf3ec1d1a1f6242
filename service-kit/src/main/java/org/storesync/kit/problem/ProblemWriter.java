package org.storesync.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.request.RequestId;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/** Turns a {@link Problem} into an answer, the same for JAX-RS and for the routes below it. */
@ApplicationScoped
public class ProblemWriter {
    private static final String CODE = "problemCode";
    private static final long DISCARD_MILLIS = 10_000;
    private static final String CHALLENGE = "Bearer realm=\"storesync\"";

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** The code that this request was answered with; what its status means, if an answer of another service was handed on. */
    public static ProblemCode codeOf(RoutingContext context) {
        ProblemCode code = context.get(CODE);
        return code == null ? ProblemMappers.codeOf(context.response().getStatusCode()) : code;
    }

    /** The answer of a resource. If a part of another answer is sent already, the connection is cut first: see {@link Cut}. */
    Response respond(RoutingContext context, Problem problem) {
        Cut.ifBegun(context);
        context.put(CODE, problem.code());
        Object requestId = MDC.get(RequestId.KEY);
        Response.ResponseBuilder answer = Response.status(problem.code().status())
                .type(Headers.PROBLEM_JSON)
                .entity(bytes(problem, requestId == null ? null : requestId.toString()));
        String retryAfter = retryAfter(problem);
        if (retryAfter != null) {
            answer.header("Retry-After", retryAfter);
        }
        if (problem.code() == ProblemCode.NOT_AUTHENTICATED) {
            answer.header("WWW-Authenticate", CHALLENGE);
        }
        return answer.build();
    }

    /**
     * Ends a request that never reached a resource. Before the connection is closed, the rest of its body is read and thrown away for a
     * while. Otherwise a client that is still sending would lose the answer.
     */
    public void end(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            context.request().connection().close();
            return;
        }
        context.put(CODE, problem.code());
        response.setStatusCode(problem.code().status()).putHeader(HttpHeaders.CONTENT_TYPE, Headers.PROBLEM_JSON);
        String retryAfter = retryAfter(problem);
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (problem.code() == ProblemCode.NOT_AUTHENTICATED) {
            response.putHeader("WWW-Authenticate", CHALLENGE);
        }
        response.end(Buffer.buffer(bytes(problem, RequestId.of(context))));
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            request.resume();
            context.vertx().setTimer(DISCARD_MILLIS, ignored -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
    }

    /** The body of the answer. */
    public byte[] bytes(Problem problem, @Nullable String requestId) {
        try {
            return json.writeValueAsBytes(problem.body(requestId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem's extra member is no JSON", e);
        }
    }

    private static @Nullable String retryAfter(Problem problem) {
        Duration wait = problem.retryAfter();
        return wait == null
                ? null
                : Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}

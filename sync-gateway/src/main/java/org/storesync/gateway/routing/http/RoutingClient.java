package org.storesync.gateway.routing.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.routing.Unavailable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Headers;

/**
 * Calls the routing-service over pooled connections, with the gateway's token. For a site every failure on the way is the same: routing is
 * not available, come later. This includes a refused token, because a site must never take a fault of the gateway for a wrong secret.
 */
@Singleton
class RoutingClient {
    private static final Logger LOG = Logger.getLogger(RoutingClient.class);
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized(Headers.REQUEST_ID);
    private static final CharSequence APP = HttpHeaders.createOptimized(Headers.APP);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Vertx vertx;
    private final RoutingConnections connections;
    private final ServiceToken token;
    private final Unavailable unavailable;
    private final long timeoutMillis;
    private final long answerBytesMax;
    private final AtomicBoolean down = new AtomicBoolean();

    RoutingClient(
            Vertx vertx,
            RoutingConnections connections,
            ServiceToken token,
            Unavailable unavailable,
            GatewayConfig config) {
        this.vertx = vertx;
        this.connections = connections;
        this.token = token;
        this.unavailable = unavailable;
        this.timeoutMillis = config.routing().answerTimeout().toMillis();
        this.answerBytesMax = config.limits().answerBytes().asLongValue();
    }

    /**
     * Routing's answer, also if it is a problem; {@code routing-unavailable} if there is none. Large answers are counted against the lease.
     */
    Uni<RoutingAnswer> send(RoutingRequest request, BytesInFlight.Lease lease) {
        String bearer = token.held();
        Uni<RoutingAnswer> answer = bearer != null && Context.isOnEventLoopThread()
                ? UniHelper.toUni(twice(request, bearer, lease))
                : sendFromElsewhere(request, lease);
        return answer.onFailure().transform(this::told).invoke(received -> up());
    }

    /**
     * For a call from a thread that is not an event loop, or for which a token must be fetched first. An answer may be read only on the
     * event loop of its call.
     */
    private Uni<RoutingAnswer> sendFromElsewhere(RoutingRequest request, BytesInFlight.Lease lease) {
        Context context = vertx.getOrCreateContext();
        String held = token.held();
        Uni<String> bearer = held == null ? token.ask() : Uni.createFrom().item(held);
        return bearer.emitOn(step -> context.runOnContext(ignored -> step.run()))
                .chain(known -> UniHelper.toUni(twice(request, known, lease)));
    }

    private Future<RoutingAnswer> twice(RoutingRequest request, String bearer, BytesInFlight.Lease lease) {
        return attempt(request, bearer, lease)
                .recover(failure -> cut(failure) ? attempt(request, bearer, lease) : Future.failedFuture(failure));
    }

    private Future<RoutingAnswer> attempt(RoutingRequest request, String bearer, BytesInFlight.Lease lease) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setURI(request.path())
                .setIdleTimeout(timeoutMillis);
        return connections
                .pool()
                .request(options)
                .compose(call -> {
                    call.putHeader(HttpHeaders.AUTHORIZATION, bearer);
                    put(call, REQUEST_ID, request.requestId());
                    put(call, APP, request.app());
                    put(call, HttpHeaders.ACCEPT, request.accept());
                    put(call, HttpHeaders.ACCEPT_ENCODING, request.acceptEncoding());
                    put(call, HttpHeaders.CONTENT_TYPE, request.contentType());
                    Buffer body = request.body();
                    return body == null ? call.send() : call.send(body);
                })
                .compose(response -> new AnswerReading(response, answerBytesMax, lease, unavailable).start())
                .compose(answer -> judged(answer, bearer));
    }

    private Future<RoutingAnswer> judged(RoutingAnswer answer, String bearer) {
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
            token.discard(bearer);
            LOG.errorf(
                    "routing refuses the gateway's own token with status %d: check its client and audience",
                    answer.status());
            return Future.failedFuture(unavailable.problem("central can't take calls right now"));
        }
        if (answer.isFault() && !answer.isProblem()) {
            return Future.failedFuture(unavailable.problem("central can't take calls right now"));
        }
        return Future.succeededFuture(answer);
    }

    private Throwable told(Throwable failure) {
        if (failure instanceof Problem) {
            return failure;
        }
        if (down.compareAndSet(false, true)) {
            LOG.warnf("routing can't be reached, sites are told to come later: %s", failure);
        } else {
            LOG.debugf("routing can't be reached: %s", failure);
        }
        return unavailable.problem("central can't take calls right now");
    }

    private void up() {
        if (down.get() && down.compareAndSet(true, false)) {
            LOG.info("routing is back");
        }
    }

    /** True if a kept connection turned out to be closed. Then the call is made once more, which every call allows. */
    private static boolean cut(Throwable failure) {
        return failure instanceof HttpClosedException
                || failure instanceof IOException && !(failure instanceof ConnectException);
    }

    private static void put(HttpClientRequest call, CharSequence header, @Nullable String value) {
        if (value != null) {
            call.putHeader(header, value);
        }
    }
}

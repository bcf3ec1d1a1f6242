package org.storesync.gateway.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.contact.ContactBook;
import org.storesync.gateway.site.SiteCall;
import org.storesync.gateway.site.SiteGate;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.request.RequestId;

/** A site's call: through the gate, its body in, on to routing, the answer back as bytes. Never blocks an event loop. */
@Singleton
public class SiteCalls {
    private final SiteGate gate;
    private final BodyIntake bodies;
    private final BytesInFlight inFlight;
    private final RoutingClient routing;
    private final ContactBook contacts;
    private final ObjectMapper json;
    private final long deadlineMillis;
    private final long pauseMillis;

    SiteCalls(
            SiteGate gate,
            BodyIntake bodies,
            BytesInFlight inFlight,
            RoutingClient routing,
            ContactBook contacts,
            ObjectMapper json,
            GatewayConfig config) {
        this.gate = gate;
        this.bodies = bodies;
        this.inFlight = inFlight;
        this.routing = routing;
        this.contacts = contacts;
        this.json = json;
        this.deadlineMillis = config.limits().callDeadline().toMillis();
        this.pauseMillis = Math.max(1, config.limits().refusalPause().toMillis());
    }

    /** {@code GET /api/v1/site}. */
    public Uni<RoutingAnswer> site(RoutingContext context) {
        return handled(context, (call, lease) -> send(call, HttpMethod.GET, "", context, null, lease));
    }

    /** {@code POST /api/v1/site}. */
    public Uni<RoutingAnswer> begin(RoutingContext context) {
        return handled(
                context,
                (call, lease) -> bodies.begin(context.request(), lease)
                        .invoke(body -> noteQueued(call, body))
                        .chain(body -> send(call, HttpMethod.POST, "/sync", context, body.bytes(), lease)));
    }

    /** {@code POST /api/v1/push}. */
    public Uni<RoutingAnswer> push(RoutingContext context) {
        return handled(
                context,
                (call, lease) -> bodies.push(context.request(), lease)
                        .invoke(body -> noteQueued(call, body))
                        .chain(body -> send(call, HttpMethod.POST, "/push", context, body.bytes(), lease)));
    }

    /** {@code POST /api/v1/pull}. */
    public Uni<RoutingAnswer> pull(RoutingContext context) {
        return handled(
                context,
                (call, lease) -> bodies.call(context.request(), lease)
                        .chain(body -> send(call, HttpMethod.POST, "/pull", context, body, lease)));
    }

    /** {@code GET /api/v1/decisions}: what people decided about this site's changes that waited. */
    public Uni<RoutingAnswer> decisions(RoutingContext context, long after, @Nullable Integer limit) {
        String what = "/decisions?after=" + after + (limit == null ? "" : "&limit=" + limit);
        return handled(context, (call, lease) -> send(call, HttpMethod.GET, what, context, null, lease));
    }

    /** {@code GET /api/v1/status}: routing's figures and our own last contact. */
    public Uni<RoutingAnswer> status(RoutingContext context) {
        return handled(
                context,
                (call, lease) -> routing.send(
                                RoutingRequest.of(call, HttpMethod.GET, "/status", context.request(), null)
                                        .plain(),
                                lease)
                        .map(answer -> withLastContact(answer, call)));
    }

    private interface Step {
        Uni<RoutingAnswer> go(SiteCall call, BytesInFlight.Lease lease);
    }

    private Uni<RoutingAnswer> handled(RoutingContext context, Step step) {
        return gate.admit(context.request(), RequestId.of(context)).chain(call -> {
            BytesInFlight.Lease lease = inFlight.lease(call.site());
            // Held until the answer has left: a slow reader holds its bytes that long, but no longer than the call may
            // take.
            long deadline = context.vertx()
                    .setTimer(
                            deadlineMillis,
                            late -> context.request().connection().close());
            context.addEndHandler(ended -> {
                context.vertx().cancelTimer(deadline);
                lease.release();
            });
            if (context.response().closed()) {
                context.vertx().cancelTimer(deadline);
                lease.release();
            }
            return step.go(call, lease)
                    .onItem()
                    .transformToUni(answer ->
                            paused(context, answer.retryAfter() != null, lease).replaceWith(answer))
                    .onFailure(Problem.class)
                    .recoverWithUni(refused -> paused(context, refused.retryAfter() != null, lease)
                            .chain(() -> Uni.createFrom().failure(refused)));
        });
    }

    /**
     * Whoever is told to come later waits for being told, once to twice the pause, and holds nothing meanwhile: calls that were refused together
     * shall not come back together.
     */
    private Uni<Void> paused(RoutingContext context, boolean later, BytesInFlight.Lease lease) {
        if (!later) {
            return Uni.createFrom().voidItem();
        }
        lease.release();
        long millis = pauseMillis + ThreadLocalRandom.current().nextLong(pauseMillis);
        return Uni.createFrom().emitter(emitter -> context.vertx().setTimer(millis, over -> emitter.complete(null)));
    }

    private Uni<RoutingAnswer> send(
            SiteCall call,
            HttpMethod method,
            String what,
            RoutingContext context,
            @Nullable Buffer body,
            BytesInFlight.Lease lease) {
        return routing.send(RoutingRequest.of(call, method, what, context.request(), body), lease);
    }

    private void noteQueued(SiteCall call, BodyIntake.Body body) {
        body.queued().ifPresent(queued -> contacts.noteQueued(call.site(), queued));
    }

    private RoutingAnswer withLastContact(RoutingAnswer answer, SiteCall call) {
        if (answer.isFault() || call.previousContactAt() == null) {
            return answer;
        }
        try {
            ObjectNode status = (ObjectNode) json.readTree(answer.body().getBytes());
            status.put("lastContactAt", call.previousContactAt().toString());
            return new RoutingAnswer(
                    answer.status(), answer.contentType(), null, null, Buffer.buffer(json.writeValueAsBytes(status)));
        } catch (IOException e) {
            throw new UncheckedIOException("routing's status is no JSON object", e);
        }
    }
}

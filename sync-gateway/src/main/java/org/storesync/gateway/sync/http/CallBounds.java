package org.storesync.gateway.sync.http;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.site.Admission;
import org.storesync.kit.problem.Problem;

/** The bounds of every call that was let in, for every protocol: the bytes that it holds, its end, and the pause before a refusal. */
@Singleton
public class CallBounds {
    private final BytesInFlight inFlight;
    private final long deadlineMillis;
    private final long pauseMillis;

    CallBounds(BytesInFlight inFlight, GatewayConfig config) {
        this.inFlight = inFlight;
        this.deadlineMillis = config.limits().callDeadline().toMillis();
        this.pauseMillis = Math.max(1, config.limits().refusalPause().toMillis());
    }

    /** Goes on with a call that was let in, with a lease for the bytes that it holds. */
    public Uni<RoutingAnswer> within(
            RoutingContext context,
            Uni<Admission> letIn,
            BiFunction<Admission, BytesInFlight.Lease, Uni<RoutingAnswer>> step) {
        return letIn.chain(admission -> {
            BytesInFlight.Lease lease = inFlight.lease(admission.site());
            end(context, lease);
            return step.apply(admission, lease)
                    .onItem()
                    .transformToUni(answer ->
                            paused(context, answer.retryAfter() != null, lease).replaceWith(answer))
                    .onFailure(Problem.class)
                    .recoverWithUni(refused -> paused(context, refused.retryAfter() != null, lease)
                            .chain(() -> Uni.createFrom().failure(refused)));
        });
    }

    /** Ends the lease when the answer is sent. So a slow reader holds its bytes that long, but no longer than the call may take. */
    private void end(RoutingContext context, BytesInFlight.Lease lease) {
        long deadline = context.vertx()
                .setTimer(deadlineMillis, late -> context.request().connection().close());
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(deadline);
            lease.release();
        });
        if (context.response().closed()) {
            context.vertx().cancelTimer(deadline);
            lease.release();
        }
    }

    /**
     * If a site is told to come later, its answer is delayed by one to two times the pause, and the call holds nothing meanwhile. So calls
     * that were refused together do not come back together.
     */
    private Uni<Void> paused(RoutingContext context, boolean later, BytesInFlight.Lease lease) {
        if (!later) {
            return Uni.createFrom().voidItem();
        }
        lease.release();
        long millis = pauseMillis + ThreadLocalRandom.current().nextLong(pauseMillis);
        return Uni.createFrom().emitter(emitter -> context.vertx().setTimer(millis, over -> emitter.complete(null)));
    }
}

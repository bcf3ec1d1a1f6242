package org.storesync.kit.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.config.HttpConfig;
import org.storesync.kit.metrics.KitMeters;
import org.storesync.kit.problem.ProblemWriter;
import org.storesync.kit.request.ClientAddress;
import org.storesync.kit.request.RequestId;
import org.storesync.model.ProblemCode;

/**
 * Counts each call answered 401, 403 or 429, and writes one short line to the log that says who wanted what from where. The lines are
 * bounded, and the next line says how many were left out, so that a caller who is refused in a loop does not fill a disk. If the caller
 * showed a token, a {@link RefusedCall} is fired.
 */
@Singleton
class RefusedCalls {
    private static final Logger LOG = Logger.getLogger(RefusedCalls.class);
    /** Runs after the request got its id and before anything refuses it. */
    private static final int FILTER_PRIORITY = 980;

    private static final int PATH_LENGTH_MAX = 100;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final MeterRegistry meters;
    private final ClientAddress addresses;
    private final LineBudget lines;
    private final Clock clock;
    private final Event<RefusedCall> told;

    RefusedCalls(
            MeterRegistry meters, ClientAddress addresses, Clock clock, HttpConfig config, Event<RefusedCall> told) {
        this.meters = meters;
        for (int status : new int[] {UNAUTHORIZED, FORBIDDEN, TOO_MANY}) {
            KitMeters.CALLS_REFUSED.counter(meters, Integer.toString(status));
        }
        this.addresses = addresses;
        this.clock = clock;
        this.told = told;
        this.lines = new LineBudget(config.refusalLines(), clock);
    }

    void install(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addEndHandler(ended -> note(context));
                    context.next();
                },
                FILTER_PRIORITY);
    }

    private void note(RoutingContext context) {
        int status = context.response().getStatusCode();
        if (status != UNAUTHORIZED && status != FORBIDDEN && status != TOO_MANY) {
            return;
        }
        KitMeters.CALLS_REFUSED.counter(meters, Integer.toString(status)).increment();
        ProblemCode code = ProblemWriter.codeOf(context);
        lines.take()
                .ifPresent(leftOut -> LOG.infof(
                        "refused %d %s: %s %s of %s from %s%s",
                        status,
                        code.wireName(),
                        context.request().method(),
                        printable(String.valueOf(context.request().path())),
                        shown(who(context)),
                        addresses.of(context.request()),
                        leftOut == 0 ? "" : "; " + leftOut + " more since the last line"));
        RefusedCall.Who who = status == TOO_MANY ? null : who(context);
        if (who != null) {
            told.fire(new RefusedCall(
                    who,
                    addresses.of(context.request()),
                    printable(context.request().method().name()),
                    String.valueOf(context.request().path()),
                    code,
                    clock.instant(),
                    RequestId.of(context)));
        }
    }

    private static RefusedCall.@Nullable Who who(RoutingContext context) {
        if (context.user() instanceof QuarkusHttpUser user) {
            SecurityIdentity identity = user.getSecurityIdentity();
            if (identity.getPrincipal() instanceof JsonWebToken) {
                Caller caller = Caller.of(identity);
                return new RefusedCall.Who(
                        printable(caller.subject()),
                        printable(caller.name()),
                        identity.getRoles().stream()
                                .map(RefusedCalls::printable)
                                .toList());
            }
        }
        String token = TokenGuard.token(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        return token == null || !TokenForm.isSigned(token)
                ? null
                : new RefusedCall.Who(null, printable(TokenForm.nameSaid(token)), List.of());
    }

    private static String shown(RefusedCall.@Nullable Who who) {
        return who == null || who.subject() == null ? "nobody known" : "person " + who.subject();
    }

    /** A text that the caller chose, without anything that could forge a line or move a terminal's cursor. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().limit(PATH_LENGTH_MAX).forEach(c -> safe.append(c > ' ' && c < 0x7f ? (char) c : '?'));
        return safe.toString();
    }
}

package org.storesync.kit.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.config.HttpConfig;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.problem.ProblemWriter;
import org.storesync.kit.request.ClientAddress;
import org.storesync.model.ProblemCode;

/**
 * Refuses a text after {@code Bearer} that is no token, before it costs anything. If one address sends too many of them, the answer tells
 * it to wait. A text with the form of a token is verified with the keys held here, so that no caller can make a service ask the identity
 * server.
 */
@Singleton
class TokenGuard {
    /** Runs after the request got its id and the watch for refused calls. */
    private static final int FILTER_PRIORITY = 970;

    private static final String SCHEME = "Bearer";
    private static final int SLOTS = 1 << 14;

    private final ProblemWriter writer;
    private final ClientAddress addresses;
    private final Clock clock;
    private final int attempts;
    private final WindowCounters byAddress;

    TokenGuard(ProblemWriter writer, ClientAddress addresses, Clock clock, HttpConfig config) {
        this.writer = writer;
        this.addresses = addresses;
        this.clock = clock;
        this.attempts = config.tokenAttempts();
        this.byAddress = new WindowCounters(SLOTS, ThreadLocalRandom.current().nextLong());
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext context) {
        String token = token(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (token == null || TokenForm.isSigned(token)) {
            context.next();
            return;
        }
        String address = addresses.of(context.request());
        long now = clock.millis();
        boolean full = byAddress.count(address, now) >= attempts;
        byAddress.add(address, now);
        writer.end(
                context,
                full
                        ? Problem.of(ProblemCode.TOO_MANY_ATTEMPTS)
                                .withRetryAfter(Duration.ofMillis(WindowCounters.millisLeft(now)))
                        : Problem.of(ProblemCode.NOT_AUTHENTICATED));
    }

    /** The text after the scheme; null under another scheme. */
    static @Nullable String token(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}

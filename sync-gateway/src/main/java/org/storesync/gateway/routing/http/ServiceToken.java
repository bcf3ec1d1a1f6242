package org.storesync.gateway.routing.http;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own token for routing. It is held in memory, and renewed after half its life while the old one is still in use. So the
 * identity server may be away for half a token's life before any call notices.
 */
@Singleton
class ServiceToken {
    private static final Logger LOG = Logger.getLogger(ServiceToken.class);
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(5);
    /** The pause before the one retry: the identity server, or its database, may just have come back. */
    private static final Duration RETRY_WAIT = Duration.ofMillis(500);

    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Held NONE = new Held("", Instant.MIN, Instant.MIN);

    private final OidcClient identityServer;
    private final Clock clock;
    private final AtomicReference<Held> held = new AtomicReference<>(NONE);
    private final AtomicReference<@Nullable Uni<String>> asking = new AtomicReference<>();

    private record Held(String bearer, Instant renewAt, Instant until) {}

    ServiceToken(OidcClient identityServer, Clock clock) {
        this.identityServer = identityServer;
        this.clock = clock;
    }

    /** The value of the header Authorization, if a valid token is held. After half its life, a new one is asked for in the background. */
    @Nullable
    String held() {
        Held now = held.get();
        Instant time = clock.instant();
        if (time.isBefore(now.renewAt)) {
            return now.bearer;
        }
        if (!time.isBefore(now.until)) {
            return null;
        }
        if (held.compareAndSet(now, new Held(now.bearer, time.plus(RENEWAL_PAUSE), now.until))) {
            ask().subscribe().with(renewed -> {}, away -> LOG.warnf("the token to routing was not renewed: %s", away));
        }
        return now.bearer;
    }

    /** Forgets a token that routing refused. */
    void discard(String bearer) {
        held.updateAndGet(now -> now.bearer.equals(bearer) ? NONE : now);
    }

    /** A new token from the identity server. Calls at the same time share one request. The answer comes on any thread. */
    Uni<String> ask() {
        Uni<String> running = asking.get();
        if (running != null) {
            return running;
        }
        Uni<String> mine = Uni.createFrom()
                .deferred(() -> identityServer.getTokens())
                .onFailure()
                .retry()
                .withBackOff(RETRY_WAIT)
                .atMost(1)
                .map(this::hold)
                .onTermination()
                .invoke(() -> asking.set(null))
                .memoize()
                .indefinitely();
        Uni<String> first = asking.compareAndExchange(null, mine);
        return first == null ? mine : first;
    }

    private String hold(Tokens tokens) {
        Instant now = clock.instant();
        Instant until = tokens.getAccessTokenExpiresAt() == null
                ? now.plus(Duration.ofMinutes(1))
                : Instant.ofEpochSecond(tokens.getAccessTokenExpiresAt());
        Duration life = Duration.between(now, until);
        String bearer = "Bearer " + tokens.getAccessToken();
        held.set(new Held(bearer, now.plus(life.dividedBy(2)), until.minus(MARGIN)));
        return bearer;
    }
}

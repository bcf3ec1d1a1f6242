package org.storesync.routing.access;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Remembers verified tokens until they expire. The gateway shows the same token with every call for minutes, so its signature need not be
 * checked ten thousand times a second.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {
    private static final int TOKENS_MAX = 1000;
    private static final String AUTHORIZATION = "Authorization";

    private final OidcAuthenticationMechanism oidc;
    private final Clock clock;
    private final ConcurrentHashMap<String, Verified> verified = new ConcurrentHashMap<>();

    private record Verified(SecurityIdentity identity, long expiresAtSeconds) {}

    VerifiedTokens(OidcAuthenticationMechanism oidc, Clock clock) {
        this.oidc = oidc;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String header = context.request().getHeader(AUTHORIZATION);
        Verified known = header == null ? null : verified.get(header);
        if (known != null && clock.instant().getEpochSecond() < known.expiresAtSeconds) {
            return Uni.createFrom().item(known.identity);
        }
        return oidc.authenticate(context, identities).invoke(identity -> remember(header, identity));
    }

    private void remember(@Nullable String header, @Nullable SecurityIdentity identity) {
        if (header == null || identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return;
        }
        if (verified.size() >= TOKENS_MAX) {
            long now = clock.instant().getEpochSecond();
            verified.values().removeIf(old -> old.expiresAtSeconds <= now);
        }
        if (verified.size() < TOKENS_MAX) {
            verified.put(header, new Verified(identity, token.getExpirationTime()));
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}

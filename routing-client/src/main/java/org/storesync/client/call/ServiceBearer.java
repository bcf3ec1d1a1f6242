package org.storesync.client.call;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** This service's own token, renewed before it ends. */
@Singleton
public class ServiceBearer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The pause before the one retry: the identity server, or its database, may just have come back. */
    private static final Duration RETRY_WAIT = Duration.ofMillis(500);

    private final OidcClient identityServer;
    private final TokensHelper held = new TokensHelper();

    ServiceBearer(OidcClient identityServer) {
        this.identityServer = identityServer;
    }

    /**
     * The value of the header Authorization.
     *
     * @param fresh routing refused the current token
     * @throws RoutingAway if no token is available now
     */
    public String header(boolean fresh) {
        try {
            Tokens tokens = Uni.createFrom()
                    .deferred(() -> held.getTokens(identityServer, Map.of(), fresh))
                    .onFailure()
                    .retry()
                    .withBackOff(RETRY_WAIT)
                    .atMost(1)
                    .await()
                    .atMost(PATIENCE);
            return "Bearer " + tokens.getAccessToken();
        } catch (RuntimeException e) {
            throw new RoutingAway("no token from the identity server: " + e.getMessage(), e);
        }
    }
}

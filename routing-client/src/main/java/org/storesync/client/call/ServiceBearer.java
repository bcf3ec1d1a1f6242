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
    /** Before it is asked again, once: it, or its database, may just have come back. */
    private static final Duration RETRY_WAIT = Duration.ofMillis(500);

    private final OidcClient identityServer;
    private final TokensHelper held = new TokensHelper();

    ServiceBearer(OidcClient identityServer) {
        this.identityServer = identityServer;
    }

    /**
     * The value of the header Authorization.
     *
     * @param fresh the one held was refused
     * @throws RoutingAway if there is none to be had now
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

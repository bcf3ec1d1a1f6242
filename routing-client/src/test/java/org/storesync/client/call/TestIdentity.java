package org.storesync.client.call;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Supplier;

/** An identity server that gives these tokens, each for ever. */
final class TestIdentity implements OidcClient {
    private final Supplier<String> tokens;

    TestIdentity(Supplier<String> tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<Tokens> getTokens(Map<String, String> parameters) {
        return Uni.createFrom().item(() -> new Tokens(tokens.get(), null, null, null, null, new JsonObject(), "test"));
    }

    @Override
    public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Boolean> revokeAccessToken(String accessToken, Map<String, String> parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}

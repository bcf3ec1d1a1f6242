package org.storesync.gateway.routing.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.MutableClock;

/** The identity server may be away for half a token's life before a call notices. */
class ServiceTokenTest {
    private final MutableClock clock = MutableClock.at("2026-11-23T10:00:00Z");
    private final IdentityServer server = new IdentityServer();
    private final ServiceToken token = new ServiceToken(server, clock);

    @Test
    void asksOnceAndHoldsTheTokenForHalfItsLife() {
        assertThat(token.held()).isNull();
        assertThat(token.ask().await().indefinitely()).isEqualTo("Bearer t1");

        clock.advance(Duration.ofMinutes(29));

        assertThat(token.held()).isEqualTo("Bearer t1");
        assertThat(server.asked).isEqualTo(1);
    }

    @Test
    void renewsAtHalfItsLifeWhileTheOldOneIsInUse() {
        token.ask().await().indefinitely();
        clock.advance(Duration.ofMinutes(30));

        assertThat(token.held()).isEqualTo("Bearer t1");

        assertThat(server.asked).isEqualTo(2);
        assertThat(token.held()).isEqualTo("Bearer t2");
    }

    @Test
    void outlivesAnIdentityServerThatIsAway() {
        token.ask().await().indefinitely();
        server.away = true;
        clock.advance(Duration.ofMinutes(31));

        assertThat(token.held()).isEqualTo("Bearer t1");
        assertThat(token.held()).isEqualTo("Bearer t1");
        // The identity server is asked once, not with each call.
        assertThat(server.asked).isEqualTo(2);
        clock.advance(Duration.ofMinutes(28));
        assertThat(token.held()).isEqualTo("Bearer t1");
        clock.advance(Duration.ofMinutes(1));
        assertThat(token.held()).isNull();
        server.away = false;
        assertThat(token.ask().await().indefinitely()).startsWith("Bearer t");
    }

    @Test
    void forgetsATokenThatWasRefusedButNotANewerOne() {
        token.ask().await().indefinitely();

        token.discard("Bearer another");
        assertThat(token.held()).isEqualTo("Bearer t1");
        token.discard("Bearer t1");
        assertThat(token.held()).isNull();
    }

    private final class IdentityServer implements OidcClient {
        int asked;
        boolean away;

        @Override
        public Uni<Tokens> getTokens(Map<String, String> additionalGrantParameters) {
            asked++;
            if (away) {
                return Uni.createFrom().failure(new IllegalStateException("away"));
            }
            long until = clock.instant().plus(Duration.ofHours(1)).getEpochSecond();
            return Uni.createFrom().item(new Tokens("t" + asked, until, null, null, null, null, "test"));
        }

        @Override
        public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> additionalGrantParameters) {
            return Uni.createFrom().failure(new UnsupportedOperationException());
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String accessToken, Map<String, String> additionalParameters) {
            return Uni.createFrom().item(false);
        }

        @Override
        public void close() {}
    }
}

package org.storesync.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.fixture.TestConfig;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.gateway.site.domain.BasicCredentials;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.test.MutableClock;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/** Wrong secrets are limited by site and by address. The right one is not locked out. */
class SecretCheckTest {
    private static final SiteId SITE = new SiteId(7);

    private final GatewayConfig config =
            TestConfig.with(Map.of("sync.gateway.attempts.per-site", "3", "sync.gateway.attempts.per-address", "5"));
    private final MutableClock clock = MutableClock.at("2026-11-23T10:00:00Z");
    private final SecretHasher hasher = new SecretHasher(config, new SecureRandom());
    private SecretCheck check;

    @BeforeEach
    void oneSite() {
        Credential seven = new Credential(SITE, SiteState.ACTIVE, hasher.hash("right"), "device", 1);
        SiteDirectory sites = new SiteDirectory(new OneCredential(seven), clock, config);
        sites.refresh();
        check = new SecretCheck(sites, hasher, clock, new SecureRandom(), config);
    }

    @Test
    void letsTheRightSecretIn() {
        assertThat(check.check(shown("7", "right"), "10.0.0.1").site()).isEqualTo(SITE);
    }

    @Test
    void limitsWrongSecretsForASiteWithoutLockingItOut() {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal("7", "wrong", "10.0.0." + i).code()).isEqualTo(ProblemCode.NOT_AUTHENTICATED);
        }

        Problem limited = refusal("7", "wrong", "10.0.0.9");

        assertThat(limited.code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
        assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(check.check(shown("7", "right"), "10.0.0.9").site()).isEqualTo(SITE);
    }

    @Test
    void limitsAnUnknownSiteExactlyAsAKnownOne() {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal("8", "wrong", "10.0.0." + i).code()).isEqualTo(ProblemCode.NOT_AUTHENTICATED);
        }
        assertThat(refusal("8", "wrong", "10.0.0.9").code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
    }

    @Test
    @DisplayName("security-5 62 wrong secrets from an address lock out no site at this address, known there or not")
    void limitsWrongSecretsFromAnAddressWithoutLockingOthersOut() {
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(Integer.toString(100 + i), "wrong", "10.0.0.1").code())
                    .isEqualTo(ProblemCode.NOT_AUTHENTICATED);
        }
        for (int i = 5; i < 62; i++) {
            assertThat(refusal(Integer.toString(100 + i), "wrong", "10.0.0.1").code())
                    .isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
        }

        assertThat(check.check(shown("7", "right"), "10.0.0.1").site()).isEqualTo(SITE);
        assertThat(refusal("7", "wrong", "10.0.0.1").code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
        assertThat(refusal("7", "wrong", "10.0.0.2").code()).isEqualTo(ProblemCode.NOT_AUTHENTICATED);
    }

    @Test
    void forgetsAfterAMinute() {
        for (int i = 0; i < 5; i++) {
            refusal("7", "wrong", "10.0.0.1");
        }
        assertThat(refusal("7", "wrong", "10.0.0.1").code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
        clock.advance(Duration.ofSeconds(60));

        assertThat(refusal("7", "wrong", "10.0.0.1").code()).isEqualTo(ProblemCode.NOT_AUTHENTICATED);
    }

    @Test
    void hashesAsOftenForNobodyAsForASite() {
        CountingHasher counting = new CountingHasher(config);
        SiteDirectory sites = new SiteDirectory(
                new OneCredential(new Credential(SITE, SiteState.ACTIVE, counting.hash("right"), null, 1)),
                clock,
                config);
        sites.refresh();
        SecretCheck counted = new SecretCheck(sites, counting, clock, new SecureRandom(), config);
        counting.count = 0;

        for (String user : List.of("7", "8", "0", "nobody")) {
            assertThatThrownBy(() -> counted.check(shown(user, "wrong"), "10.0.0.1"))
                    .isInstanceOf(Problem.class);
        }

        assertThat(counting.count).isEqualTo(4);
    }

    private Problem refusal(String user, String secret, String address) {
        return catchThrowableOfType(Problem.class, () -> check.check(shown(user, secret), address));
    }

    private static BasicCredentials shown(String user, String secret) {
        return BasicCredentials.parse(TestSite.basic(user, secret));
    }

    private static final class CountingHasher extends SecretHasher {
        int count;

        CountingHasher(GatewayConfig config) {
            super(config, new SecureRandom());
        }

        @Override
        public org.storesync.gateway.site.domain.SecretHash hash(String secret) {
            count++;
            return super.hash(secret);
        }
    }

    private record OneCredential(Credential credential) implements KeptCredentials {
        @Override
        public List<Credential> changedAfter(long version, int limit) {
            return version < credential.version() ? List.of(credential) : List.of();
        }

        @Override
        public Optional<Credential> find(SiteId site) {
            return Optional.of(credential);
        }

        @Override
        public Credential bindDevice(SiteId site, String device, Instant at, String requestId) {
            return credential;
        }
    }
}

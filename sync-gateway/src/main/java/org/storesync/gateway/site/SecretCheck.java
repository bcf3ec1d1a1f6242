package org.storesync.gateway.site;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.site.domain.BasicCredentials;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.SecretHash;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.WindowCounters;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/**
 * Checks site id and secret, and limits wrong secrets by site and by address. An unknown site and a wrong secret take the same path and get
 * the same answer. The right secret is never refused, whatever others sent for the site or from the address, because checking it costs only
 * a microsecond.
 */
@Singleton
class SecretCheck {
    private static final int SLOTS = 1 << 16;
    private static final SecretHash NOBODYS = new SecretHash(new byte[SecretHash.LENGTH]);

    private final SiteDirectory sites;
    private final SecretHasher hasher;
    private final Clock clock;
    private final GatewayConfig.Attempts limits;
    private final WindowCounters bySite;
    private final WindowCounters byAddress;

    SecretCheck(SiteDirectory sites, SecretHasher hasher, Clock clock, SecureRandom random, GatewayConfig config) {
        this.sites = sites;
        this.hasher = hasher;
        this.clock = clock;
        this.limits = config.attempts();
        this.bySite = new WindowCounters(SLOTS, random.nextLong());
        this.byAddress = new WindowCounters(SLOTS, random.nextLong());
    }

    /**
     * The credential to which this secret belongs.
     *
     * @throws Problem if there is none
     */
    Credential check(BasicCredentials given, String address) {
        long now = clock.millis();
        Optional<Credential> known = given.siteId() == 0 ? Optional.empty() : sites.find(new SiteId(given.siteId()));
        SecretHash expected = known.map(Credential::secret).orElse(NOBODYS);
        boolean right = hasher.hash(given.secret()).equals(expected);
        if (right && known.isPresent()) {
            return known.get();
        }
        boolean full = bySite.count(given.siteId(), now) >= limits.perSite()
                || byAddress.count(address, now) >= limits.perAddress();
        bySite.add(given.siteId(), now);
        byAddress.add(address, now);
        throw full ? tooMany(now) : Problem.of(ProblemCode.NOT_AUTHENTICATED);
    }

    private static Problem tooMany(long now) {
        return Problem.of(ProblemCode.TOO_MANY_ATTEMPTS)
                .withRetryAfter(Duration.ofMillis(WindowCounters.millisLeft(now)));
    }
}

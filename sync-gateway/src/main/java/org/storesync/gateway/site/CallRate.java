package org.storesync.gateway.site;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.WindowCounters;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/** Keeps one site's calls below a rate, so that a client in a tight loop takes nothing from the others. */
@Singleton
class CallRate {
    private static final int SLOTS = 1 << 18;

    private final Clock clock;
    private final int callsPerMinute;
    private final WindowCounters calls;

    CallRate(Clock clock, SecureRandom random, GatewayConfig config) {
        this.clock = clock;
        this.callsPerMinute = config.limits().callsPerMinute();
        this.calls = new WindowCounters(SLOTS, random.nextLong());
    }

    void check(SiteId site) {
        long now = clock.millis();
        if (calls.count(site.value(), now) >= callsPerMinute) {
            throw Problem.of(ProblemCode.RATE_LIMITED)
                    .withLimit(callsPerMinute)
                    .withRetryAfter(Duration.ofMillis(WindowCounters.millisLeft(now)));
        }
        calls.add(site.value(), now);
    }
}

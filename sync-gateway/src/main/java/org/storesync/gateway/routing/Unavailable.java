package org.storesync.gateway.routing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * Tells a caller to come later, each caller at a different time, because thousands of sites that were refused together must not come back
 * together.
 */
@Singleton
public class Unavailable {
    private final long minMillis;
    private final long maxMillis;

    Unavailable(GatewayConfig config) {
        this.minMillis = config.routing().retryAfterMin().toMillis();
        this.maxMillis = Math.max(minMillis, config.routing().retryAfterMax().toMillis());
    }

    /** @param reason for people, without names of machines */
    public Problem problem(String reason) {
        long wait = ThreadLocalRandom.current().nextLong(minMillis, maxMillis + 1);
        return Problem.of(ProblemCode.ROUTING_UNAVAILABLE, reason + "; nothing was lost, try again later")
                .withRetryAfter(Duration.ofMillis(wait));
    }
}

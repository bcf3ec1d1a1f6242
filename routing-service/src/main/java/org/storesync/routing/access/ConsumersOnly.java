package org.storesync.routing.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.model.ProblemCode;
import org.storesync.routing.config.RoutingConfig;

/** Only services that are granted categories read the feed. */
@ApplicationScoped
public class ConsumersOnly {
    private final SecurityIdentity identity;
    private final RoutingConfig config;

    ConsumersOnly(SecurityIdentity identity, RoutingConfig config) {
        this.identity = identity;
        this.config = config;
    }

    /** The consumer's client id. */
    public String client() {
        if (identity.isAnonymous()) {
            throw Problem.of(ProblemCode.NOT_AUTHENTICATED);
        }
        return Caller.of(identity)
                .client()
                .filter(config.feed().grants()::containsKey)
                .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN));
    }
}

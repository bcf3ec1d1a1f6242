package org.storesync.routing.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/** Only the gateway's client speaks for sites (architecture, section 1). */
@ApplicationScoped
public class GatewayOnly {
    private static final String GATEWAY = "sync-gateway";

    private final SecurityIdentity identity;

    GatewayOnly(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The site the gateway speaks for. */
    public SiteId site(int siteId) {
        if (identity.isAnonymous()) {
            throw Problem.of(ProblemCode.NOT_AUTHENTICATED);
        }
        boolean gateway = Caller.of(identity).client().filter(GATEWAY::equals).isPresent();
        if (!gateway) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        if (siteId <= 0) {
            throw Problem.of(ProblemCode.SITE_UNKNOWN);
        }
        return new SiteId(siteId);
    }
}

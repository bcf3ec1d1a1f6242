package org.storesync.routing.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.routing.config.RoutingConfig;

/**
 * Says who may speak for which site: the gateway's client for all sites, a service's client for the internal site that it is, and nobody
 * else for any (architecture, section 1).
 */
@ApplicationScoped
public class SiteSpeakers {
    private static final String GATEWAY = "sync-gateway";

    private final SecurityIdentity identity;
    private final RoutingConfig config;

    SiteSpeakers(SecurityIdentity identity, RoutingConfig config) {
        this.identity = identity;
        this.config = config;
    }

    /** The site the caller speaks for. */
    public SiteId site(int siteId) {
        String client = client();
        if (!client.equals(GATEWAY) && (siteId <= 0 || config.siteOf(client) != siteId)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        return known(siteId);
    }

    /** A site that the gateway registers. */
    public SiteId registered(int siteId) {
        if (!client().equals(GATEWAY)) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        return known(siteId);
    }

    private String client() {
        if (identity.isAnonymous()) {
            throw Problem.of(ProblemCode.NOT_AUTHENTICATED);
        }
        return Caller.of(identity).client().orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN));
    }

    private static SiteId known(int siteId) {
        if (siteId <= 0) {
            throw Problem.of(ProblemCode.SITE_UNKNOWN);
        }
        return new SiteId(siteId);
    }
}

package org.storesync.gateway.site;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/** The other way in: a bearer token, verified locally, whose claim {@code site_id} names the site. */
@Singleton
class TokenCheck {
    private static final String CLAIM = "site_id";

    private final CurrentIdentityAssociation identities;
    private final SiteDirectory sites;

    TokenCheck(CurrentIdentityAssociation identities, SiteDirectory sites) {
        this.identities = identities;
        this.sites = sites;
    }

    /** The credential of the site the token names, or a problem. */
    Uni<Credential> check() {
        return identities.getDeferredIdentity().map(this::credential);
    }

    private Credential credential(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Problem.of(ProblemCode.NOT_AUTHENTICATED);
        }
        Object claim = token.getClaim(CLAIM);
        int siteId = claim == null ? 0 : number(claim.toString());
        if (siteId <= 0) {
            throw Problem.of(ProblemCode.FORBIDDEN, "the token names no site: its claim site_id is missing");
        }
        return sites.find(new SiteId(siteId))
                .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN, "the site the token names is not known"));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.replace("\"", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

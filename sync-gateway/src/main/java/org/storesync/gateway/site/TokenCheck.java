package org.storesync.gateway.site;

import jakarta.inject.Singleton;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.Credentials;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/** The second way to be let in: a verified token that names the site. */
@Singleton
class TokenCheck {
    private final SiteDirectory sites;

    TokenCheck(SiteDirectory sites) {
        this.sites = sites;
    }

    /**
     * The credential of the site that the token names.
     *
     * @throws Problem if there is none
     */
    Credential check(Credentials.Token token) {
        if (token.siteId() <= 0) {
            throw Problem.of(ProblemCode.FORBIDDEN, "the token names no site: its claim site_id is missing");
        }
        return sites.find(new SiteId(token.siteId()))
                .orElseThrow(() -> Problem.of(ProblemCode.FORBIDDEN, "the site the token names is not known"));
    }
}

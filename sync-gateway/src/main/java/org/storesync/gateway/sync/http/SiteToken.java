package org.storesync.gateway.sync.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.storesync.gateway.site.domain.Credentials;

/** The bearer token of this call, which the framework verified locally; its claim {@code site_id} names the site. */
@Singleton
class SiteToken {
    private static final String CLAIM = "site_id";

    private final CurrentIdentityAssociation identities;

    SiteToken(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    Uni<Credentials> read() {
        return identities.getDeferredIdentity().map(SiteToken::credentials);
    }

    private static Credentials credentials(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return new Credentials.None();
        }
        Object claim = token.getClaim(CLAIM);
        return new Credentials.Token(claim == null ? 0 : number(claim.toString()));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.replace("\"", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

package org.storesync.kit.login;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.model.ProblemCode;

/**
 * Refuses a call marked {@link FreshLogin} if the person's login is too old, or the token does not tell when it was (B5). Services have no
 * logins, so they pass. Roles are checked before, and the body is read afterwards.
 */
public class LoginDoor {
    private final SecurityIdentity identity;
    private final Clock clock;
    private final Duration maxAge;

    LoginDoor(SecurityIdentity identity, Clock clock, LoginConfig config) {
        this.identity = identity;
        this.clock = clock;
        this.maxAge = config.maxAge();
    }

    @FreshLogin
    @ServerRequestFilter
    public void check() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)
                || Caller.of(identity).client().isEmpty()
                        && !LoginTime.isFresh(LoginTime.of(token::getClaim), clock.instant(), maxAge)) {
            throw Problem.of(ProblemCode.LOGIN_TOO_OLD);
        }
    }
}

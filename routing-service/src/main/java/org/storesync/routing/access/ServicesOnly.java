package org.storesync.routing.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.model.ProblemCode;

/** Lets in any service, and no person. */
@ApplicationScoped
public class ServicesOnly {
    private final SecurityIdentity identity;

    ServicesOnly(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @throws Problem unless a service calls */
    public void require() {
        if (identity.isAnonymous()) {
            throw Problem.of(ProblemCode.NOT_AUTHENTICATED);
        }
        if (Caller.of(identity).client().isEmpty()) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
    }
}

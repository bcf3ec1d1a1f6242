package org.storesync.kit.security;

import io.quarkus.oidc.OIDCException;
import jakarta.inject.Singleton;
import org.storesync.kit.problem.Outage;

/** The identity server was away when this service wanted its keys: no token can be judged yet, right or wrong. */
@Singleton
class IdentityOutage implements Outage {
    @Override
    public boolean causes(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OIDCException) {
                return true;
            }
        }
        return false;
    }
}

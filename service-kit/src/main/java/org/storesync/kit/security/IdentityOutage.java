package org.storesync.kit.security;

import io.quarkus.oidc.OIDCException;
import jakarta.inject.Singleton;
import org.storesync.kit.problem.Outage;

/** The identity server was not available when this service wanted its keys, so no token can be checked yet. */
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

package org.storesync.masterdata.central;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.storesync.kit.request.RequestId;
import org.storesync.kit.security.Caller;

/** Who calls now. */
@Singleton
public class Authors {
    private final SecurityIdentity identity;

    Authors(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Author now() {
        Object requestId = MDC.get(RequestId.KEY);
        return new Author(Caller.of(identity), requestId == null ? null : requestId.toString());
    }
}

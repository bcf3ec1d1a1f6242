package org.storesync.gateway.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.model.SiteId;

/** Keeps credentials permanently. */
public interface KeptCredentials {
    /** Credentials changed after a version, oldest change first, at most {@code limit}. */
    List<Credential> changedAfter(long version, int limit);

    Optional<Credential> find(SiteId site);

    /**
     * Binds a device to a site that has none.
     *
     * @return the credential afterwards: bound to this device, or to another one that was faster
     */
    Credential bindDevice(SiteId site, String device, Instant at, @Nullable String requestId);
}

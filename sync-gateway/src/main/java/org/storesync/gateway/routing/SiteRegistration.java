package org.storesync.gateway.routing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Registers a site at routing, changes it there, and removes it. Each call blocks, and each may be repeated. */
public interface SiteRegistration {
    /**
     * Registers a site.
     *
     * @return empty if routing has the site now; otherwise the name of another site that has this number there, and nothing is changed
     * @throws Problem {@code routing-unavailable}
     */
    Optional<String> register(SiteId site, String name, SiteKind kind, @Nullable String requestId);

    /**
     * Gives a site another kind.
     *
     * @throws Problem {@code mobile-site-full}, {@code in-use}, or {@code routing-unavailable}
     */
    void kind(SiteId site, SiteKind kind, @Nullable String requestId);

    /**
     * Removes a site.
     *
     * @throws Problem {@code in-use}, or {@code routing-unavailable}
     */
    void remove(SiteId site, @Nullable String requestId);
}

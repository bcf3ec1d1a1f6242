package org.storesync.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Registers a site at routing, changes it there, and removes it. Each call blocks, and each may be repeated. */
public interface SiteRegistration {
    /** @throws Problem {@code routing-unavailable} unless routing has the site afterwards */
    void register(SiteId site, String name, SiteKind kind, @Nullable String requestId);

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

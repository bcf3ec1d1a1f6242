package org.storesync.routing.site;

import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** What an administrator changes about a site as a whole (docs/protocol.md, section 5); the gateway asks for it. */
public interface SiteRegistry {
    /** Whether a change was made, or why not. */
    enum Change {
        DONE,
        SITE_UNKNOWN,
        /** A store is active there, or it is the primary, or a service. */
        IN_USE,
        /** A mobile site has one active store, and this one has more. */
        MOBILE_SITE_FULL
    }

    /**
     * Takes a site out: its subscriptions, its types, its installations. What it pushed stays, and so does what waits in quarantine. A site that
     * is not there is taken out already.
     */
    Change remove(SiteId site);

    /** Makes a site one of another kind. */
    Change kind(SiteId site, SiteKind kind);
}

package org.storesync.routing.site;

import java.util.Optional;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.routing.site.domain.SitePlan.Refusal;

/** What an administrator changes about a site as a whole (docs/protocol.md, section 5); the gateway asks for it. */
public interface SiteRegistry {
    /**
     * Takes a site out: its subscriptions, its types, its installations. What it pushed stays, and so does what waits in quarantine. A site that
     * is not there is taken out already. Empty if the site is gone now.
     */
    Optional<Refusal> remove(SiteId site);

    /** Makes a site one of another kind. Empty if it has this kind now. */
    Optional<Refusal> kind(SiteId site, SiteKind kind);
}

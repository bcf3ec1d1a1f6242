package org.storesync.routing.site;

import java.util.Optional;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.routing.site.domain.SitePlan.Refusal;

/** What an administrator changes about a whole site (docs/protocol.md, section 5). The gateway asks for it. */
public interface SiteRegistry {
    /**
     * Removes a site with its subscriptions, its types and its installations. Records that it pushed stay, and so do its changes in
     * quarantine. If the site does not exist, there is nothing to do. Empty if the site is gone now.
     */
    Optional<Refusal> remove(SiteId site);

    /** Gives a site another kind. Empty if it has this kind now. */
    Optional<Refusal> kind(SiteId site, SiteKind kind);
}

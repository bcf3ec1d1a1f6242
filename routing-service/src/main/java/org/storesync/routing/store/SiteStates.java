package org.storesync.routing.store;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** What is known of a site before it loses or gets a right. */
public interface SiteStates {
    Optional<SiteState> find(SiteId site);

    /**
     * @param lineage its present installation; null: it never began a sync
     * @param queued what it last said it still has to send
     */
    record SiteState(SiteId site, SiteKind kind, @Nullable UUID lineage, long queued) {}
}

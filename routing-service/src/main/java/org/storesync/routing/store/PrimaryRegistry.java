package org.storesync.routing.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/** Who is the primary, and who was (docs/adr/0016, 0017). */
public interface PrimaryRegistry {
    Optional<Primary> find();

    /**
     * Hands the role to a site: epoch + 1. The site gets stores that it does not see yet as transfer copies. The former primary loses
     * stores that it saw only because of the role.
     *
     * @param reason why it was done although a site was not synchronised; null for none
     */
    void hand(SiteId site, String by, @Nullable String reason);

    /** The site that edits central data, and the sites that did so before, the last one first. */
    record Primary(int siteId, String name, String kind, long epoch, Instant since, List<Former> former) {}

    /** @param since when it handed the role on */
    record Former(int siteId, String name, Instant since) {}
}

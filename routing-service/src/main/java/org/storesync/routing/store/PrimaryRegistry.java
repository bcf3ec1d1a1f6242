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
     * Hands the role to a site: epoch + 1. Stores it does not see yet come to it as transfer copies; those the one before saw for no other
     * reason leave it.
     *
     * @param reason why it was done though a site was not synchronised; null for none
     */
    void hand(SiteId site, String by, @Nullable String reason);

    /** The site that edits central data, and the sites that did before, the last one first. */
    record Primary(int siteId, String name, String kind, long epoch, Instant since, List<Former> former) {}

    /** @param since when it handed the role on */
    record Former(int siteId, String name, Instant since) {}
}

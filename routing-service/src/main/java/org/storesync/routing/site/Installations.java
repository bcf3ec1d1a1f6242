package org.storesync.routing.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.routing.site.domain.LaneState;

/** The installations (lineages) of sites, and their lanes. If two machines with the data of one site take turns, central sees it here. */
public interface Installations {
    Optional<LaneState> lane(SiteId site);

    /** True for an installation whose place another one has taken. */
    boolean retired(SiteId site, UUID lineage);

    /** Makes this installation the site's current one, and retires the one before. Its lanes begin at 0. */
    void register(SiteId site, UUID lineage);

    /**
     * Notes that a sync of the site's current installation begins. Once this sync is complete, the site knows what it has acknowledged so
     * far.
     *
     * @param queued what it says it still has to send; null if it does not say
     */
    void begins(SiteId site, @Nullable Long queued);

    /**
     * Notes a call of an installation that is no longer the site's own: it was retired, or it was restored from an old copy. So the next
     * installation may send changes that it made without knowing what came meanwhile. This is noted and audited once for each installation.
     */
    void returns(SiteId site, UUID lineage, boolean retired);

    /** Sites in the order of their numbers, after one. */
    List<Installed> list(int after, int limit);

    /**
     * @param installations how many the site ever had
     * @param since when its current one began
     * @param rollbacks installations that came back after a restore from an old copy
     * @param turns retired installations that called again: another machine has this site's data
     */
    record Installed(
            int siteId,
            long installations,
            Instant since,
            long rollbacks,
            long turns,
            @Nullable Instant lastTurnAt) {}
}

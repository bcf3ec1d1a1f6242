package org.storesync.routing.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.routing.site.domain.LaneState;

/** The installations (lineages) of sites and their lanes. Two machines with one site's data take turns, which central sees here. */
public interface Installations {
    Optional<LaneState> lane(SiteId site);

    /** True for an installation another one took the place of. */
    boolean retired(SiteId site, UUID lineage);

    /** Makes this installation the site's current one and retires the one before; its lanes begin at 0. */
    void register(SiteId site, UUID lineage);

    /**
     * A sync of the site's current installation begins: what it has acknowledged is what it will know once this sync is complete.
     *
     * @param queued what it says it still has to send; null if it does not say
     */
    void begins(SiteId site, @Nullable Long queued);

    /**
     * An installation called that is not the site's own any more: one that was retired, or that was restored from an old copy. The next one
     * has changes unsent that it made without knowing what came meanwhile. Noted and audited once for each installation.
     */
    void returns(SiteId site, UUID lineage, boolean retired);

    /** Sites by number, after one. */
    List<Installed> list(int after, int limit);

    /**
     * @param installations that the site ever had
     * @param since when its own one began
     * @param rollbacks installations that came back restored from an old copy
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

package org.storesync.routing.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.site.SiteView.StoreOnSite;

/** Keeps sites, and the figures of what waits for them. */
public interface Sites {
    /** Makes or renames a site. A new one gets the subscriptions that every site has. */
    void put(SiteId site, String name, SiteKind kind, @Nullable String zone);

    Optional<KnownSite> find(SiteId site);

    List<StoreOnSite> stores(SiteId site);

    /** How many records wait in quarantine, and the last queue figure. */
    Waiting figures(SiteId site);

    /** A site, and the site that is the primary. */
    record KnownSite(
            SiteId id, String name, SiteKind kind, @Nullable Integer primarySite) {
        boolean isPrimary() {
            return primarySite != null && primarySite == id.value();
        }
    }

    /** Bytes of the bodies a site has in quarantine. */
    long parkedBytes(SiteId site);

    /** Sites without a row for this day. */
    List<SiteId> withoutQueueOf(LocalDate day, int limit);

    /** Keeps the row of a day. The first row of a day stays. */
    void keepQueue(SiteId site, DayOfQueue row);

    /** The newest rows, the newest last. */
    List<DayOfQueue> queueDays(SiteId site, int limit);

    /** What waited on a day (UTC). */
    record DayOfQueue(LocalDate date, long toReceive, long queuedAtSite, long quarantined) {}

    /** @param queued what the site last said it still has to send */
    record Waiting(long queued, long quarantined) {}
}

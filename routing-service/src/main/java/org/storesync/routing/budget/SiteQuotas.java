package org.storesync.routing.budget;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.storesync.model.SiteId;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.config.BudgetConfig;
import org.storesync.routing.metrics.RoutingMeters;

/** What a site may use a day, and the alarm when that is used up. */
@ApplicationScoped
public class SiteQuotas {
    private static final Logger LOG = Logger.getLogger(SiteQuotas.class);

    private final SiteCalls sites;
    private final Usage ofASite;
    private final Counter withheld;

    SiteQuotas(SiteCalls sites, BudgetConfig config, MeterRegistry meters) {
        this.sites = sites;
        this.ofASite = new Usage(
                config.pushedBytesADay(), config.broadcastsADay(), config.addressedADay(), config.placeholdersADay());
        this.withheld = RoutingMeters.QUOTA_WITHHELD.counter(meters);
    }

    public Usage of(SiteId site) {
        return sites.isInternal(site) ? Usage.UNBOUNDED : ofASite;
    }

    /** Reports that records were sent back. */
    public void spent(SiteId site, int records) {
        withheld.increment(records);
        LOG.warnf("site %d spent its quota of the day: %d records answered quota-spent", site.value(), records);
    }
}

package org.storesync.gateway.site;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.metrics.GatewayMeters;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.model.SiteId;

/**
 * All credentials in memory, so that a call is let in without the database. Changes, also those of other replicas, are read by their
 * version every {@link GatewayConfig#credentialRefresh()}. 40,000 sites take about ten megabytes.
 */
@Singleton
public class SiteDirectory {
    private static final Logger LOG = Logger.getLogger(SiteDirectory.class);
    private static final int PAGE = 1000;
    private static final int STALE_REFRESHES = 5;
    /** The scheduler looks once a second, whatever shorter time is set. */
    private static final Duration STALE_AFTER_MIN = Duration.ofSeconds(STALE_REFRESHES);

    private final KeptCredentials kept;
    private final Clock clock;
    private final Duration staleAfter;
    private final ConcurrentHashMap<Integer, Credential> credentials = new ConcurrentHashMap<>();
    private long seenVersion;
    private volatile Instant refreshedAt = Instant.MIN;

    SiteDirectory(KeptCredentials kept, Clock clock, GatewayConfig config) {
        this.kept = kept;
        this.clock = clock;
        Duration refreshes = config.credentialRefresh().multipliedBy(STALE_REFRESHES);
        this.staleAfter = refreshes.compareTo(STALE_AFTER_MIN) < 0 ? STALE_AFTER_MIN : refreshes;
    }

    void load(@Observes StartupEvent start, MeterRegistry meters) {
        GatewayMeters.SITES_KNOWN.gauge(meters, credentials, ConcurrentHashMap::size);
        refresh();
        LOG.infof("%d sites known", credentials.size());
    }

    @Scheduled(
            every = "${sync.gateway.credential-refresh:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refreshRegularly() {
        try {
            refresh();
        } catch (RuntimeException e) {
            // Known credentials stay valid, so a database that is away for a while stops no site. Readiness reports it.
            LOG.warnf("credentials were not refreshed, those known stay in force: %s", e.getMessage());
        }
    }

    /** Reads what changed since the last time. */
    public synchronized void refresh() {
        List<Credential> changed;
        do {
            changed = kept.changedAfter(seenVersion, PAGE);
            for (Credential credential : changed) {
                put(credential);
                seenVersion = credential.version();
            }
        } while (changed.size() == PAGE);
        refreshedAt = clock.instant();
    }

    /** The credential of a site; empty for a removed one. */
    public Optional<Credential> find(SiteId site) {
        return Optional.ofNullable(credentials.get(site.value()))
                .filter(credential -> credential.state() != SiteState.REMOVED);
    }

    /** Takes over a credential that was just read or written, unless a newer one is known. */
    void put(Credential credential) {
        credentials.merge(
                credential.site().value(),
                credential,
                (known, read) -> read.version() >= known.version() ? read : known);
    }

    /** Reads one site at once, after a change made on this replica. */
    public void refresh(SiteId site) {
        kept.find(site).ifPresent(this::put);
    }

    /** False if credentials were never read, or not for the last five refreshes. */
    public boolean fresh() {
        return refreshedAt.isAfter(clock.instant().minus(staleAfter));
    }

    public int size() {
        return credentials.size();
    }
}

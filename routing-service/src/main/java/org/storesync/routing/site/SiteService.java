package org.storesync.routing.site;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.WireLimits;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.SiteView.Limits;
import org.storesync.model.site.SiteView.Protocol;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;
import org.storesync.model.site.SyncVerdict.Verdict;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.EpochService;
import org.storesync.routing.site.Sites.KnownSite;
import org.storesync.routing.site.domain.Beginning.Continues;
import org.storesync.routing.site.domain.Beginning.Retired;
import org.storesync.routing.site.domain.Beginning.TakesOver;
import org.storesync.routing.site.domain.LaneState;
import org.storesync.routing.site.domain.SyncBegin;

/** Who a site is, and how its sync begins. */
@ApplicationScoped
public class SiteService {
    private static final Protocol PROTOCOL = new Protocol(1, 1, 1);

    private final Sites sites;
    private final Installations installations;
    private final EpochService epochs;
    private final RoutingConfig config;

    SiteService(Sites sites, Installations installations, EpochService epochs, RoutingConfig config) {
        this.sites = sites;
        this.installations = installations;
        this.epochs = epochs;
        this.config = config;
    }

    /** Makes central's own site, and one for each service that pushes (architecture, sections 1 and 5). */
    void start(@Observes @Priority(20) StartupEvent started) {
        sites.put(new SiteId(config.centralSite()), config.centralName(), SiteKind.INTERNAL, null);
        config.internalSites().forEach((client, site) -> sites.put(new SiteId(site), client, SiteKind.INTERNAL, null));
    }

    /**
     * Registers a site, or names central's own site, which is there from the beginning.
     *
     * @throws Problem if another site has this number, as after a restore of the gateway's database alone
     */
    public void put(SiteId site, String name, SiteKind kind, @Nullable String zone) {
        sites.find(site).filter(known -> !isSame(known, name, kind)).ifPresent(other -> {
            throw Problem.of(
                            ProblemCode.SITE_NAME_TAKEN,
                            "the number " + site + " is that of the site '" + other.name() + "'")
                    .withSupported(Map.of("name", other.name()));
        });
        sites.put(site, name, kind, zone);
    }

    private boolean isSame(KnownSite known, String name, SiteKind kind) {
        boolean named = known.name().equalsIgnoreCase(name) || known.id().value() == config.centralSite();
        return named && (known.kind() == SiteKind.INTERNAL) == (kind == SiteKind.INTERNAL);
    }

    /** @throws Problem if no site has this number */
    public SiteView view(SiteId site) {
        KnownSite known = known(site);
        return new SiteView(
                site.value(),
                known.name(),
                known.kind().wireName(),
                epochs.current(),
                known.isPrimary(),
                known.primarySite(),
                PROTOCOL,
                new Limits(
                        config.push().recordsMax(),
                        Math.min(WireLimits.BATCH_BYTES, config.push().bytesMax()),
                        WireLimits.RECORD_BYTES,
                        config.pull().recordsMax(),
                        config.pull().bytesMax(),
                        WireLimits.NESTING),
                sites.stores(site));
    }

    private KnownSite known(SiteId site) {
        return sites.find(site).orElseThrow(() -> Problem.of(ProblemCode.SITE_UNKNOWN));
    }

    /** @throws Problem if the lineage was retired, or a field is no UUID */
    public SyncVerdict begin(SiteId site, SyncStart start) {
        known(site);
        UUID lineage = uuid("lineage", start.lineage());
        UUID inDoubt = start.inDoubt() == null
                ? null
                : uuid("inDoubt.batchId", start.inDoubt().batchId());
        if (start.lastAnswered() < 0) {
            throw Problem.invalid("lastAnswered", "must not be negative");
        }
        if (start.queued() != null && start.queued() < 0) {
            throw Problem.invalid("queued", "must not be negative");
        }
        LaneState current = installations
                .lane(site)
                .filter(lane -> lane.lineage().equals(lineage))
                .orElse(null);
        boolean retired = current == null && installations.retired(site, lineage);
        return switch (SyncBegin.of(current, retired, start.lastAnswered(), inDoubt)) {
            case Retired() -> {
                installations.returns(site, lineage, true);
                throw Problem.of(ProblemCode.LINEAGE_RETIRED);
            }
            case TakesOver() -> {
                installations.register(site, lineage);
                installations.begins(site, start.queued());
                yield new SyncVerdict(Verdict.CONTINUE, 0, null, view(site));
            }
            case Continues(Verdict verdict, LaneState lane) -> {
                if (verdict == Verdict.ROLLED_BACK) {
                    installations.returns(site, lineage, false);
                } else {
                    installations.begins(site, start.queued());
                }
                UUID last = lane.lastBatch();
                yield new SyncVerdict(verdict, lane.highSeq(), last == null ? null : last.toString(), view(site));
            }
        };
    }

    private static UUID uuid(String field, @Nullable String text) {
        try {
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the problem
        }
        throw Problem.invalid(field, "must be a UUID of 36 characters");
    }
}

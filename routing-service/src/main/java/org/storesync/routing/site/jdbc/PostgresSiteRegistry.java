package org.storesync.routing.site.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StreamName;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.site.SiteRegistry;
import org.storesync.routing.site.domain.SitePlan;
import org.storesync.routing.site.domain.SitePlan.Become;
import org.storesync.routing.site.domain.SitePlan.Nothing;
import org.storesync.routing.site.domain.SitePlan.Present;
import org.storesync.routing.site.domain.SitePlan.Refusal;
import org.storesync.routing.site.domain.SitePlan.Refused;
import org.storesync.routing.site.domain.SitePlan.Remove;
import org.storesync.routing.stream.jdbc.HeadSql;

/** Works under the head of the site's own stream, which each move of a store to or from the site takes too. */
@ApplicationScoped
public class PostgresSiteRegistry implements SiteRegistry {
    private static final String WRITER = "sync-gateway";

    private final Transactions transactions;
    private final AuditChain audit;
    private final Clock clock;

    PostgresSiteRegistry(Transactions transactions, AuditChain audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Refusal> remove(SiteId site) {
        return transactions.call(connection -> carryOut(
                connection,
                site,
                present(connection, site).map(SitePlan::removal).orElseGet(Nothing::new)));
    }

    @Override
    public Optional<Refusal> kind(SiteId site, SiteKind kind) {
        return transactions.call(connection -> carryOut(
                connection,
                site,
                present(connection, site)
                        .map(present -> SitePlan.become(present, kind))
                        .orElseGet(() -> new Refused(Refusal.SITE_UNKNOWN))));
    }

    /** The site as it is under its head. */
    private static Optional<Present> present(Connection connection, SiteId site) throws SQLException {
        HeadSql.lock(connection, List.of(StreamName.site(site)), EpochSql.current(connection));
        return Jdbc.first(
                connection,
                """
                select s.kind, exists (select 1 from primary_assignment p where p.site_id = s.site_id),
                    (select count(*) from assignment a where a.site_id = s.site_id)
                from site s where s.site_id = ?""",
                row -> new Present(SiteKind.ofWire(row.getString(1)), row.getBoolean(2), row.getInt(3)),
                site.value());
    }

    private Optional<Refusal> carryOut(Connection connection, SiteId site, SitePlan plan) throws SQLException {
        switch (plan) {
            case Nothing() -> {}
            case Refused(Refusal why) -> {
                return Optional.of(why);
            }
            case Remove(SiteKind kind) -> {
                for (String table : List.of("sync_with", "subscription", "lane", "lineage", "site_state", "site")) {
                    Jdbc.update(connection, "delete from " + table + " where site_id = ?", site.value());
                }
                audit(connection, site, "remove-site", kind);
            }
            case Become(SiteKind kind, String makesOwnHalves) -> {
                Jdbc.update(
                        connection,
                        "update site set kind = ?, makes_own_halves = ? where site_id = ?",
                        kind.wireName(),
                        makesOwnHalves,
                        site.value());
                audit(connection, site, "site-kind", kind);
            }
        }
        return Optional.empty();
    }

    private void audit(Connection connection, SiteId site, String act, SiteKind kind) throws SQLException {
        audit.append(
                connection,
                AuditEntry.of(WRITER, act, "site/" + site, AuditDetail.of("kind", kind.wireName()), clock.instant()));
    }
}

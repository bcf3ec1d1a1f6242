package org.storesync.routing.site.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
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
import org.storesync.routing.stream.jdbc.HeadSql;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;

/** Under the head of the site's own stream, which each move of a store to or from the site takes as well. */
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
    public Change remove(SiteId site) {
        return transactions.call(connection -> {
            lock(connection, site);
            Optional<SiteKind> kind = kindOf(connection, site);
            if (kind.isEmpty()) {
                return Change.DONE;
            }
            if (kind.get() == SiteKind.INTERNAL || isPrimary(connection, site) || activeStores(connection, site) > 0) {
                return Change.IN_USE;
            }
            for (String table : new String[] {"sync_with", "subscription", "lane", "lineage", "site"}) {
                Jdbc.update(connection, "delete from " + table + " where site_id = ?", site.value());
            }
            audit(connection, site, "remove-site", kind.get());
            return Change.DONE;
        });
    }

    @Override
    public Change kind(SiteId site, SiteKind kind) {
        return transactions.call(connection -> {
            lock(connection, site);
            Optional<SiteKind> before = kindOf(connection, site);
            if (before.isEmpty()) {
                return Change.SITE_UNKNOWN;
            }
            if (before.get() == kind) {
                return Change.DONE;
            }
            if (before.get() == SiteKind.INTERNAL || kind == SiteKind.INTERNAL) {
                return Change.IN_USE;
            }
            if (kind == SiteKind.MOBILE && isPrimary(connection, site)) {
                return Change.IN_USE;
            }
            if (kind == SiteKind.MOBILE && activeStores(connection, site) > 1) {
                return Change.MOBILE_SITE_FULL;
            }
            Jdbc.update(
                    connection,
                    "update site set kind = ?, makes_own_halves = ? where site_id = ?",
                    kind.wireName(),
                    HalvesByKind.of(kind),
                    site.value());
            audit(connection, site, "site-kind", kind);
            return Change.DONE;
        });
    }

    private static void lock(Connection connection, SiteId site) throws SQLException {
        int head = PostgresStreamStore.create(connection, StreamName.site(site));
        HeadSql.lock(connection, Set.of(head), EpochSql.current(connection));
    }

    private static Optional<SiteKind> kindOf(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(
                connection,
                "select kind from site where site_id = ?",
                row -> SiteKind.ofWire(row.getString(1)),
                site.value());
    }

    private static boolean isPrimary(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(connection, "select 1 from primary_assignment where site_id = ?", row -> true, site.value())
                .isPresent();
    }

    private static int activeStores(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select count(*) from assignment where site_id = ?",
                        row -> row.getInt(1),
                        site.value())
                .orElse(0);
    }

    private void audit(Connection connection, SiteId site, String act, SiteKind kind) throws SQLException {
        audit.append(
                connection,
                AuditEntry.of(WRITER, act, "site/" + site, AuditDetail.of("kind", kind.wireName()), clock.instant()));
    }
}

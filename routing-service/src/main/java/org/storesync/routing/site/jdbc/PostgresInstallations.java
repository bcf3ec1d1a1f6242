package org.storesync.routing.site.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.routing.site.Installations;

/** Table {@code lineage}: when one came back, and how. */
@ApplicationScoped
class PostgresInstallations implements Installations {
    private static final String RETURNED =
            "update lineage set returned_at = ? where site_id = ? and lineage = ? and returned_at is null";
    private static final String ROLLED_BACK =
            "update lineage set rolled_back_at = ? where site_id = ? and lineage = ? and rolled_back_at is null";

    private final Transactions transactions;
    private final AuditChain audit;
    private final Clock clock;

    PostgresInstallations(Transactions transactions, AuditChain audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void returns(SiteId site, UUID lineage, boolean retired) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            Jdbc.update(
                    connection,
                    "update site set next_knows_nothing = true where site_id = ? and not next_knows_nothing",
                    site.value());
            if (Jdbc.update(connection, retired ? RETURNED : ROLLED_BACK, now, site.value(), lineage) > 0) {
                audit(connection, site, retired ? "lineage-returned" : "lineage-rolled-back", lineage, now);
            }
        });
    }

    private void audit(Connection connection, SiteId site, String kind, UUID lineage, Instant now) throws SQLException {
        String writer = "site/" + site;
        AuditDetail detail = AuditDetail.of("lineage", lineage.toString());
        audit.append(connection, AuditEntry.of(writer, kind, writer, detail, now));
    }

    @Override
    public List<Installed> list(int after, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                """
                select g.site_id, count(*) as installations, max(g.began_at) as since, count(g.rolled_back_at) as rollbacks,
                    count(g.returned_at) as turns, max(g.returned_at) as last_turn_at
                from (select site_id from site where site_id > ? and kind <> 'internal'
                        and exists (select 1 from lineage l where l.site_id = site.site_id) order by site_id limit ?) s
                join lineage g on g.site_id = s.site_id
                group by g.site_id order by g.site_id""",
                row -> new Installed(
                        row.getInt(1),
                        row.getLong(2),
                        Objects.requireNonNullElse(Jdbc.instant(row, "since"), Instant.EPOCH),
                        row.getLong(4),
                        row.getLong(5),
                        Jdbc.instant(row, "last_turn_at")),
                after,
                limit));
    }
}

package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.store.PrimaryRegistry;
import org.storesync.routing.store.domain.HandoverPlan;
import org.storesync.routing.store.domain.StoreChange;
import org.storesync.routing.stream.jdbc.HeadSql;

/** Tables {@code primary_assignment} and {@code former_primary}. A handover holds the heads that a push of central data would take. */
@ApplicationScoped
class PostgresPrimaryRegistry implements PrimaryRegistry {
    private final Transactions transactions;
    private final AuditChain audit;
    private final Clock clock;

    PostgresPrimaryRegistry(Transactions transactions, AuditChain audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Primary> find() {
        return transactions.call(PostgresPrimaryRegistry::find);
    }

    private static Optional<Primary> find(Connection connection) throws SQLException {
        List<Former> former = Jdbc.list(
                connection,
                """
                select f.site_id, s.name, f.since from former_primary f join site s on s.site_id = f.site_id
                where not exists (select 1 from primary_assignment p where p.site_id = f.site_id) order by f.since desc""",
                row -> new Former(
                        row.getInt(1),
                        row.getString(2),
                        Objects.requireNonNullElse(Jdbc.instant(row, "since"), Instant.EPOCH)));
        return Jdbc.first(
                connection,
                "select p.site_id, s.name, s.kind, p.epoch, p.since from primary_assignment p join site s on s.site_id = p.site_id",
                row -> new Primary(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        Objects.requireNonNullElse(Jdbc.instant(row, "since"), Instant.EPOCH),
                        former));
    }

    @Override
    public void hand(SiteId site, String by, @Nullable String reason) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            SiteId planned = PrimarySql.holder(connection).orElse(null);
            HeadSql.lock(connection, HandoverPlan.heads(planned, site), EpochSql.current(connection));
            HandoverPlan.Before before = PrimarySql.before(connection, site);
            List<StoreChange> changes = HandoverPlan.of(before, site);
            if (changes.isEmpty()) {
                return;
            }
            if (!Objects.equals(before.holder(), planned)) {
                throw Problem.of(ProblemCode.STATE_CHANGED, "another handover came first; read the primary again");
            }
            StoreChangeSql.apply(connection, changes, EpochSql.current(connection), now);
            Map<String, @Nullable Object> detail = new LinkedHashMap<>();
            detail.put("site", site.value());
            detail.put("before", planned == null ? null : planned.value());
            detail.put("reason", reason);
            ActAudit.write(audit, connection, by, "primary", "site/" + site, detail, now);
        });
    }
}

package org.storesync.routing.maintenance.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.maintenance.MaintenanceSign;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.maintenance.MaintenanceSwitch;

/** Table {@code maintenance}, which has one row or none. */
@ApplicationScoped
class PostgresMaintenanceSwitch implements MaintenanceSwitch, MaintenanceSign {
    private static final String ABOUT = "maintenance";

    private final Transactions transactions;
    private final AuditChain audit;
    private final Clock clock;

    PostgresMaintenanceSwitch(Transactions transactions, AuditChain audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> since() {
        return work().map(Work::since);
    }

    @Override
    public Optional<Work> work() {
        return transactions.call(PostgresMaintenanceSwitch::work);
    }

    private static Optional<Work> work(Connection connection) throws SQLException {
        return Jdbc.first(
                connection,
                "select since, by_whom, reason from maintenance",
                row -> new Work(
                        Objects.requireNonNullElse(Jdbc.instant(row, "since"), Instant.EPOCH),
                        row.getString(2),
                        row.getString(3)));
    }

    @Override
    public Work begin(String reason, String by) {
        return transactions.call(connection -> {
            Instant now = clock.instant();
            Jdbc.update(connection, """
                    insert into maintenance (singleton, since, by_whom, reason) values (true, ?, ?, ?)
                    on conflict (singleton) do update set by_whom = excluded.by_whom, reason = excluded.reason""", now, by, reason);
            ActAudit.write(audit, connection, by, "begin-maintenance", ABOUT, Map.of("reason", reason), now);
            return work(connection).orElseThrow();
        });
    }

    @Override
    public void end(String by) {
        transactions.run(connection -> {
            if (Jdbc.update(connection, "delete from maintenance") == 1) {
                ActAudit.write(audit, connection, by, "end-maintenance", ABOUT, Map.of(), clock.instant());
            }
        });
    }
}

package org.storesync.routing.quarantine.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.quarantine.Quarantine;
import org.storesync.routing.record.domain.IdBytes;

/** Tables {@code quarantine} and {@code redrive}. */
@ApplicationScoped
public class PostgresQuarantine implements Quarantine {
    private final Transactions transactions;
    private final Clock clock;

    PostgresQuarantine(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Waiting> list(@Nullable SiteId site, @Nullable String after, int limit) {
        String from = after == null ? "" : after;
        return transactions.call(connection -> Jdbc.list(
                connection,
                """
                select site_id, type_name, record_id, code, waits_type, waits_id, received_at,
                    lpad(site_id::text, 10, '0') || '/' || type_name || '/' || encode(record_id, 'hex') as next
                from quarantine where (site_id = ? or ? = 0)
                    and lpad(site_id::text, 10, '0') || '/' || type_name || '/' || encode(record_id, 'hex') > ?
                order by next limit ?""",
                PostgresQuarantine::waiting,
                site == null ? 0 : site.value(),
                site == null ? 0 : site.value(),
                from,
                limit));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        byte @Nullable [] waitsFor = row.getBytes(6);
        return new Waiting(
                row.getInt(1),
                row.getString(2),
                IdBytes.decode(row.getBytes(3)),
                row.getString(4),
                waitsFor == null
                        ? null
                        : RecordCatalogue.standard().byCode(row.getShort(5)).wireName(),
                waitsFor == null ? null : IdBytes.decode(waitsFor),
                Objects.requireNonNullElse(Jdbc.instant(row, "received_at"), Instant.EPOCH),
                row.getString(8));
    }

    @Override
    public List<Asked> asked(int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select waits_type, waits_id, asked_at from redrive order by asked_at limit ?",
                row -> new Asked(
                        row.getShort(1),
                        row.getBytes(2),
                        Objects.requireNonNullElse(Jdbc.instant(row, "asked_at"), Instant.EPOCH)),
                limit));
    }

    @Override
    public List<Parked> waitingFor(Asked asked, @Nullable Parked after, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                """
                select site_id, type_name, record_id, op, lineage_id, site_seq, coalesce(base_version, -1), body from quarantine
                where waits_type = ? and waits_id = ? and (site_id, type_name, record_id) > (?, ?, ?)
                order by site_id, type_name, record_id limit ?""",
                row -> new Parked(
                        row.getInt(1),
                        row.getString(2),
                        row.getBytes(3),
                        row.getString(4).charAt(0),
                        row.getInt(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getBytes(8)),
                (short) asked.type(),
                asked.id(),
                after == null ? 0 : after.site(),
                after == null ? "" : after.typeName(),
                after == null ? new byte[0] : after.id(),
                limit));
    }

    @Override
    public void postpone(Asked asked) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "update redrive set asked_at = greatest(asked_at, ?) where waits_type = ? and waits_id = ?",
                clock.instant(),
                (short) asked.type(),
                asked.id()));
    }

    @Override
    public void answered(Asked asked) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "delete from redrive where waits_type = ? and waits_id = ? and asked_at = ?",
                (short) asked.type(),
                asked.id(),
                asked.at()));
    }
}

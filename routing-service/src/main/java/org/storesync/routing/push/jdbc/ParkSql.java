package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.Parked;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.record.domain.RecordKey;

/** Table {@code quarantine}, as a push writes it. */
final class ParkSql {
    private ParkSql() {}

    static boolean inUse(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(connection, "select 1 from quarantine where site_id = ? limit 1", row -> true, site.value())
                .isPresent();
    }

    /** The length of a body is known without reading it. */
    static Held held(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select count(*), coalesce(sum(octet_length(body)), 0) from quarantine where site_id = ?",
                        row -> new Held(row.getLong(1), row.getLong(2)),
                        site.value())
                .orElse(new Held(0, 0));
    }

    static int park(Connection connection, SiteId site, int lineage, Collection<Parked> changes, Instant now)
            throws SQLException {
        Jdbc.updates(
                connection,
                """
                insert into quarantine (site_id, store_id, type_name, record_id, waits_type, waits_id, code, op, lineage_id,
                    site_seq, base_version, received_at, body, known)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce((select s.known from subscription s
                    join stream t on t.stream_id = s.stream_id where s.site_id = ? and t.kind = 'site' and s.ended_at is null), 0))
                on conflict (site_id, type_name, record_id) do update set store_id = excluded.store_id, waits_type = excluded.waits_type,
                    waits_id = excluded.waits_id, code = excluded.code, op = excluded.op, lineage_id = excluded.lineage_id,
                    site_seq = excluded.site_seq, base_version = excluded.base_version, received_at = excluded.received_at,
                    body = excluded.body, known = excluded.known, tried = 0, set_aside = false""",
                changes.stream()
                        .map(change -> arguments(site, lineage, change, now))
                        .toList());
        return changes.size();
    }

    private static @Nullable Object[] arguments(SiteId site, int lineage, Parked change, Instant now) {
        RecordKey waitsFor = change.waitsFor();
        return new @Nullable Object[] {
            site.value(),
            change.storeId(),
            change.typeName(),
            change.id(),
            waitsFor == null ? null : (short) waitsFor.type(),
            waitsFor == null ? null : waitsFor.id(),
            change.code(),
            String.valueOf(change.op()),
            lineage,
            change.siteSeq(),
            change.baseVersion() < 0 ? null : change.baseVersion(),
            now,
            change.body(),
            site.value()
        };
    }

    static int explain(Connection connection, SiteId site, Collection<Parked> changes) throws SQLException {
        for (Parked change : changes) {
            RecordKey waitsFor = change.waitsFor();
            Jdbc.update(
                    connection,
                    """
                    update quarantine set code = case when code = ? and ? = ? then code else ? end,
                        waits_type = coalesce(?, waits_type), waits_id = coalesce(?, waits_id), store_id = coalesce(?, store_id)
                    where site_id = ? and type_name = ? and record_id = ?""",
                    RecordCode.ROLLED_BACK_STALE.wireName(),
                    change.code(),
                    RecordCode.STALE.wireName(),
                    change.code(),
                    waitsFor == null ? null : (short) waitsFor.type(),
                    waitsFor == null ? null : waitsFor.id(),
                    change.storeId(),
                    site.value(),
                    change.typeName(),
                    change.id());
        }
        return changes.size();
    }

    /** The same number can come from another lane or installation: it is the record that is asked for. */
    static boolean stillParked(Connection connection, SiteId site, Collection<PushedChange> changes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select type_name, record_id, site_seq from quarantine
                where site_id = ? and (type_name, record_id) in (select * from unnest(?, ?))
                order by type_name collate "C", record_id for update""")) {
            statement.setInt(1, site.value());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", changes.stream().map(PushedChange::typeName).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", changes.stream().map(ParkSql::id).toArray(byte[][]::new)));
            Set<String> parked = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    parked.add(name(row.getString(1), IdBytes.decode(row.getBytes(2)), row.getLong(3)));
                }
            }
            return changes.stream()
                    .allMatch(change -> parked.contains(name(change.typeName(), change.id(), change.siteSeq())));
        }
    }

    private static byte[] id(PushedChange change) {
        return IdBytes.encode(change.id());
    }

    private static String name(String type, String id, long siteSeq) {
        return type + '\n' + id + '\n' + siteSeq;
    }

    static int release(Connection connection, SiteId site, Collection<RecordKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return 0;
        }
        List<RecordKey> sorted = keys.stream().sorted().toList();
        try (PreparedStatement statement = connection.prepareStatement("""
                with locked as (
                    select q.type_name, q.record_id from quarantine q
                    join record_type t on t.name = q.type_name
                    join unnest(?, ?) u (id, type) on u.type = t.record_type and u.id = q.record_id
                    where q.site_id = ?
                    order by q.type_name collate "C", q.record_id for update of q)
                delete from quarantine q using locked l
                where q.site_id = ? and q.type_name = l.type_name and q.record_id = l.record_id""")) {
            statement.setArray(1, KeySql.ids(connection, sorted));
            statement.setArray(2, KeySql.types(connection, sorted));
            statement.setInt(3, site.value());
            statement.setInt(4, site.value());
            return statement.executeUpdate();
        }
    }

    static int askRedrive(Connection connection, Collection<RecordKey> parents, Instant now) throws SQLException {
        List<RecordKey> sorted = parents.stream().sorted().toList();
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into redrive (waits_type, waits_id, asked_at)
                select u.type, u.id, ? from unnest(?, ?) u (id, type)
                where exists (select 1 from quarantine q where q.waits_type = u.type and q.waits_id = u.id)
                on conflict (waits_type, waits_id) do update set asked_at = excluded.asked_at""")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setArray(2, KeySql.ids(connection, sorted));
            statement.setArray(3, KeySql.types(connection, sorted));
            return statement.executeUpdate();
        }
    }
}

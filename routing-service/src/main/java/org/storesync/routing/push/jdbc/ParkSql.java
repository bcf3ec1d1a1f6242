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
    private static final String OF_TYPE = " where site_id = ? and type_name = ? and record_id = any(?)";

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

    /**
     * Type by type, by key: joined with what waits, the planner reads all that a site has there once for each record released. Locked in
     * the order of all who lock here, and before the delete: most of what is pushed does not wait.
     */
    static int release(Connection connection, SiteId site, Collection<RecordKey> keys) throws SQLException {
        int released = 0;
        for (TypeName type : types(connection, keys)) {
            byte[][] ids = keys.stream()
                    .filter(key -> key.type() == type.number())
                    .sorted()
                    .map(RecordKey::id)
                    .toArray(byte[][]::new);
            List<Boolean> waiting = Jdbc.list(
                    connection,
                    "select true from quarantine" + OF_TYPE + " order by record_id for update",
                    row -> true,
                    site.value(),
                    type.name(),
                    ids);
            if (!waiting.isEmpty()) {
                released += Jdbc.update(connection, "delete from quarantine" + OF_TYPE, site.value(), type.name(), ids);
            }
        }
        return released;
    }

    private record TypeName(short number, String name) {}

    private static List<TypeName> types(Connection connection, Collection<RecordKey> keys) throws SQLException {
        return Jdbc.list(
                connection,
                "select record_type, name from record_type where record_type = any(?) order by name collate \"C\"",
                row -> new TypeName(row.getShort(1), row.getString(2)),
                (Object) keys.stream().map(key -> (short) key.type()).distinct().toArray(Short[]::new));
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

package org.storesync.routing.push.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Registered;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.CopyBuffer;

/** Table {@code record_home}, the registry of ids (docs/adr/0010). */
final class KeySql {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int KEY_BYTES = 48;

    private KeySql() {}

    static Map<RecordKey, Integer> homes(Connection connection, List<RecordKey> sorted) throws SQLException {
        Map<RecordKey, Integer> homes = HashMap.newHashMap(sorted.size());
        if (sorted.isEmpty()) {
            return homes;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "select record_id, record_type, stream_id from record_home where record_id = any(?)")) {
            statement.setArray(1, ids(connection, sorted));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    homes.put(new RecordKey(rows.getShort(2), rows.getBytes(1)), rows.getInt(3));
                }
            }
        }
        return homes;
    }

    static Array ids(Connection connection, Collection<RecordKey> keys) throws SQLException {
        byte[][] ids = new byte[keys.size()][];
        int count = 0;
        for (RecordKey key : keys) {
            ids[count++] = key.id();
        }
        return connection.createArrayOf("bytea", ids);
    }

    static Array types(Connection connection, Collection<RecordKey> keys) throws SQLException {
        Short[] types = new Short[keys.size()];
        int count = 0;
        for (RecordKey key : keys) {
            types[count++] = (short) key.type();
        }
        return connection.createArrayOf("int2", types);
    }

    static int registerNew(Connection connection, SortedMap<RecordKey, Integer> homes) throws SQLException {
        if (homes.isEmpty()) {
            return 0;
        }
        CopyBuffer buffer = new CopyBuffer(homes.size() * KEY_BYTES);
        homes.forEach(
                (key, home) -> buffer.row(3).bytes(key.id()).int2(key.type()).int4(home));
        try {
            buffer.send(connection, "copy record_home (record_id, record_type, stream_id) from stdin binary");
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new KeysTaken();
            }
            throw e;
        }
        return homes.size();
    }

    /** {@code do nothing} would lock nothing; the idle update locks a row that is there and returns it. */
    static Map<RecordKey, Registered> lock(Connection connection, SortedMap<RecordKey, Integer> homes)
            throws SQLException {
        Map<RecordKey, Registered> locked = HashMap.newHashMap(homes.size());
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into record_home (record_id, record_type, stream_id)
                select u.id, u.type, nullif(u.home, 0) from unnest(?, ?, ?) with ordinality u (id, type, home, place) order by place
                on conflict (record_id, record_type) do update set stream_id = record_home.stream_id
                returning record_id, record_type, coalesce(stream_id, 0), xmax = 0""")) {
            statement.setArray(1, ids(connection, homes.keySet()));
            statement.setArray(2, types(connection, homes.keySet()));
            statement.setArray(
                    3, connection.createArrayOf("int4", homes.values().toArray(Integer[]::new)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    locked.put(
                            new RecordKey(rows.getShort(2), rows.getBytes(1)),
                            new Registered(rows.getInt(3), rows.getBoolean(4)));
                }
            }
        }
        return locked;
    }

    static int fill(Connection connection, Map<RecordKey, Integer> homes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update record_home h set stream_id = u.home from unnest(?, ?, ?) u (id, type, home)
                where h.record_id = u.id and h.record_type = u.type and h.stream_id is null""")) {
            List<RecordKey> keys = List.copyOf(homes.keySet());
            statement.setArray(1, ids(connection, keys));
            statement.setArray(2, types(connection, keys));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "int4", keys.stream().map(homes::get).toArray(Integer[]::new)));
            return statement.executeUpdate();
        }
    }
}

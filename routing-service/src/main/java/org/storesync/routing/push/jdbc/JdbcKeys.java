package org.storesync.routing.push.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.push.log.Keys;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.CopyBuffer;
import org.storesync.routing.record.jdbc.KeyArrays;

/** Table {@code record_home}, the registry of ids (docs/adr/0010). */
record JdbcKeys(Session session) implements Keys {
    /** Its violation says that keys were taken meanwhile. */
    static final String CONSTRAINT = "record_home_pkey";

    private static final int KEY_BYTES = 48;
    private static final String LOCK = """
            insert into record_home (record_id, record_type, stream_id)
            select u.id, u.type, nullif(u.home, 0) from unnest(?, ?, ?) with ordinality u (id, type, home, place) order by place
            on conflict (record_id, record_type) do update set stream_id = record_home.stream_id
            returning record_id, record_type, coalesce(stream_id, 0), xmax = 0""";

    @Override
    public Map<RecordKey, Integer> homes(List<RecordKey> sorted) {
        return sorted.isEmpty()
                ? Map.of()
                : session.run(connection -> {
                    Map<RecordKey, Integer> homes = HashMap.newHashMap(sorted.size());
                    try (PreparedStatement statement = connection.prepareStatement(
                            "select record_id, record_type, stream_id from record_home where record_id = any(?)")) {
                        statement.setArray(1, KeyArrays.ids(connection, sorted));
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                homes.put(new RecordKey(rows.getShort(2), rows.getBytes(1)), rows.getInt(3));
                            }
                        }
                    }
                    return homes;
                });
    }

    @Override
    public void registerNew(SortedMap<RecordKey, Integer> homes) {
        if (homes.isEmpty()) {
            return;
        }
        CopyBuffer buffer = new CopyBuffer(homes.size() * KEY_BYTES);
        homes.forEach(
                (key, home) -> buffer.row(3).bytes(key.id()).int2(key.type()).int4(home));
        session.copy(buffer, "copy record_home (record_id, record_type, stream_id) from stdin binary");
    }

    /** {@code do nothing} would lock nothing; the idle update locks a row that is there and returns it. */
    @Override
    public Map<RecordKey, Registered> lock(SortedMap<RecordKey, Integer> homes) {
        return session.run(connection -> {
            Map<RecordKey, Registered> locked = HashMap.newHashMap(homes.size());
            try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
                statement.setArray(1, KeyArrays.ids(connection, homes.keySet()));
                statement.setArray(2, KeyArrays.types(connection, homes.keySet()));
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
        });
    }

    @Override
    public void fill(Map<RecordKey, Integer> homes) {
        List<RecordKey> keys = List.copyOf(homes.keySet());
        session.run(connection -> Jdbc.update(
                connection,
                """
                update record_home h set stream_id = u.home from unnest(?, ?, ?) u (id, type, home)
                where h.record_id = u.id and h.record_type = u.type and h.stream_id is null""",
                KeyArrays.ids(connection, keys),
                KeyArrays.types(connection, keys),
                keys.stream().map(homes::get).toArray(Integer[]::new)));
    }
}

package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.routing.push.log.Keys;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.KeyArrays;
import org.storesync.routing.stream.jdbc.Engine;

/** Table {@code record_home}, the registry of ids (docs/adr/0010). */
record JdbcKeys(Session session) implements Keys {
    /** A violation of this constraint says that another transaction took some keys meanwhile. */
    private static final String CONSTRAINT = "record_home_pkey";

    private static final String INTERNAL_ERROR = "XX000";

    /** {@code do nothing} would lock nothing. This update changes nothing, but it locks an existing row and returns it. */
    private static final String LOCK_ALL = """
            /* one node */ insert into record_home (record_id, record_type, stream_id)
            select u.id, u.type, nullif(u.home, 0) from unnest(?, ?, ?) with ordinality u (id, type, home, place) order by place
            on conflict (record_id, record_type) do update set stream_id = record_home.stream_id
            returning record_id, record_type, coalesce(stream_id, 0), xmax = 0""";

    private static final String LOCK_ONE = """
            insert into record_home (record_id, record_type, stream_id) values (?, ?, nullif(?, 0))
            on conflict (record_id, record_type) do update set stream_id = record_home.stream_id
            returning coalesce(stream_id, 0), xmax = 0""";
    private static final String FILL =
            "update record_home set stream_id = ? where record_id = ? and record_type = ? and stream_id is null";

    /** Also recognised by the message: where several nodes hold the table, COPY returns the other node's message but not its code. */
    static boolean areTaken(DatabaseException failed) {
        return failed.constraint().filter(name -> name.startsWith(CONSTRAINT)).isPresent()
                || (INTERNAL_ERROR.equals(failed.sqlState())
                        && String.valueOf(failed.getMessage()).contains(CONSTRAINT));
    }

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
    public void registerNew(List<RecordKey> sorted, ToIntFunction<RecordKey> home) {
        if (!sorted.isEmpty()) {
            session.copy("copy record_home (record_id, record_type, stream_id) from stdin binary", out -> {
                for (RecordKey key : sorted) {
                    out.row(3).bytes(key.id()).int2(key.type()).int4(home.applyAsInt(key));
                }
            });
        }
    }

    @Override
    public Map<RecordKey, Registered> lock(SortedMap<RecordKey, Integer> homes) {
        return Engine.spreads() ? lockOneByOne(homes) : session.run(connection -> lockAll(connection, homes));
    }

    /** Several nodes write the rows of a COPY side by side, in any order. */
    @Override
    public boolean registersInOrder() {
        return !Engine.spreads();
    }

    /** One statement would make several nodes lock their keys side by side too. */
    private Map<RecordKey, Registered> lockOneByOne(SortedMap<RecordKey, Integer> homes) {
        Map<RecordKey, Registered> locked = HashMap.newHashMap(homes.size());
        homes.forEach((key, home) -> session.list(
                LOCK_ONE,
                row -> locked.put(key, new Registered(row.getInt(1), row.getBoolean(2))),
                key.id(),
                (short) key.type(),
                home));
        return locked;
    }

    private static Map<RecordKey, Registered> lockAll(Connection connection, SortedMap<RecordKey, Integer> homes)
            throws SQLException {
        Map<RecordKey, Registered> locked = HashMap.newHashMap(homes.size());
        try (PreparedStatement statement = connection.prepareStatement(LOCK_ALL)) {
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
    }

    @Override
    public void fill(Map<RecordKey, Integer> homes) {
        List<@Nullable Object[]> rows = new ArrayList<>(homes.size());
        homes.forEach((key, home) -> rows.add(new @Nullable Object[] {home, key.id(), (short) key.type()}));
        session.updates(FILL, rows);
    }
}

package org.storesync.routing.push.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.routing.push.log.Row;
import org.storesync.routing.push.log.Rows;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.record.jdbc.BodySql;
import org.storesync.routing.record.jdbc.KeyArrays;

/** Table {@code record}: reads of home rows and small changes; whole rows are written by {@link RowCopy} and {@link RowArrays}. */
record JdbcRows(Session session) implements Rows {
    private static final String STORED = """
            select record_type, record_id, op, seq, created_seq, version, lineage, parent_type, parent_id, copied_to, half, written_by
            from record where stream_id = ? and record_type = ? and record_id = any(?)""";
    private static final String BODIES = """
            select record_type, record_id, body from record
            where stream_id = ? and record_type = ? and record_id = any(?) and body is not null""";
    private static final String COPY_BODIES = """
            with source as materialized (
                select s.record_type, s.record_id, s.body from unnest(?, ?, ?) u (source, type, id)
                join record s on s.stream_id = u.source and s.record_type = u.type and s.record_id = u.id)
            update record t set body = s.body from source s
            where t.stream_id = ? and t.record_type = s.record_type and t.record_id = s.record_id""";

    @Override
    public Map<RecordKey, Stored> stored(Map<RecordKey, Integer> homes) {
        return session.run(connection -> {
            Map<RecordKey, Stored> stored = HashMap.newHashMap(homes.size());
            for (var stream : grouped(homes).entrySet()) {
                for (var type : stream.getValue().entrySet()) {
                    try (PreparedStatement statement = connection.prepareStatement(STORED)) {
                        statement.setInt(1, stream.getKey());
                        statement.setShort(2, type.getKey().shortValue());
                        statement.setArray(3, KeyArrays.ids(connection, type.getValue()));
                        read(statement, stream.getKey(), stored);
                    }
                }
            }
            return stored;
        });
    }

    /** Groups keys by stream and type, because within a group a list of ids can walk along the primary key. */
    private static Map<Integer, Map<Integer, List<RecordKey>>> grouped(Map<RecordKey, Integer> homes) {
        Map<Integer, Map<Integer, List<RecordKey>>> groups = new TreeMap<>();
        homes.forEach((key, stream) -> groups.computeIfAbsent(stream, none -> new TreeMap<>())
                .computeIfAbsent(key.type(), none -> new ArrayList<>())
                .add(key));
        return groups;
    }

    private static void read(PreparedStatement statement, int stream, Map<RecordKey, Stored> stored)
            throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                byte @Nullable [] parentId = row.getBytes(9);
                stored.put(
                        new RecordKey(row.getShort(1), row.getBytes(2)),
                        new Stored(
                                stream,
                                Operation.ofCode(row.getString(3).charAt(0)),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getInt(7),
                                parentId == null ? null : new RecordKey(row.getShort(8), parentId),
                                integers(row.getArray(10)),
                                Half.ofCode(row.getString(11)),
                                row.getInt(12)));
            }
        }
    }

    private static List<Integer> integers(@Nullable Array array) throws SQLException {
        List<Integer> values = new ArrayList<>();
        if (array != null) {
            for (Integer value : (Integer[]) array.getArray()) {
                values.add(value);
            }
        }
        return values;
    }

    @Override
    public Map<RecordKey, byte[]> bodies(Map<RecordKey, Integer> homes) {
        Map<RecordKey, byte[]> bodies = HashMap.newHashMap(homes.size());
        grouped(homes)
                .forEach((stream, types) -> types.forEach((type, keys) -> session.list(
                        BODIES,
                        row -> bodies.put(new RecordKey(row.getShort(1), row.getBytes(2)), row.getBytes(3)),
                        stream,
                        type.shortValue(),
                        session.run(connection -> KeyArrays.ids(connection, keys)))));
        return bodies;
    }

    @Override
    public byte @Nullable [] body(int stream, RecordKey key) {
        return session.run(connection -> BodySql.read(connection, stream, key)).orElse(null);
    }

    @Override
    public void insert(List<Row> rows) {
        if (!rows.isEmpty()) {
            session.copy(RowCopy.COPY, out -> RowCopy.write(out, rows, session.now()));
        }
    }

    @Override
    public void update(List<Row> rows, boolean keepsReceived) {
        session.run(connection -> RowArrays.update(connection, rows, keepsReceived, session.now()));
    }

    @Override
    public void upsert(List<Row> rows) {
        session.run(connection -> RowArrays.upsert(connection, rows, session.now()));
    }

    /** One statement each, because only documents whose other party is a store have copies, and these are few. */
    @Override
    public void recopy(List<Row> rows) {
        for (Row row : rows) {
            session.update(
                    "update record set copied_to = ? where stream_id = ? and record_type = ? and record_id = ?",
                    row.copiedTo().isEmpty() ? null : row.copiedTo().toArray(Integer[]::new),
                    row.stream(),
                    (short) row.key().type(),
                    row.key().id());
        }
    }

    @Override
    public void copyBodies(Map<RecordKey, Integer> sources, int target) {
        if (!sources.isEmpty()) {
            List<RecordKey> keys = List.copyOf(sources.keySet());
            session.update(
                    COPY_BODIES,
                    keys.stream().map(sources::get).toArray(Integer[]::new),
                    keys.stream().map(RecordKey::type).toArray(Integer[]::new),
                    keys.stream().map(RecordKey::id).toArray(byte[][]::new),
                    target);
        }
    }

    @Override
    public void take(int stream, RecordKey key, long seq) {
        session.update(
                "update record set seq = ?, half = 'T' where stream_id = ? and record_type = ? and record_id = ?",
                seq,
                stream,
                (short) key.type(),
                key.id());
    }
}

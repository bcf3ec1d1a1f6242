package org.storesync.routing.push.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.Operation;
import org.storesync.routing.fact.jdbc.FactReader;
import org.storesync.routing.push.Marks;
import org.storesync.routing.push.Row;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.NotAddressed;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.record.jdbc.CopyBuffer;

/** Table {@code record}: reads of home rows, and the three ways to write. Statements hold at most {@value #CHUNK} rows. */
final class RowSql {
    private static final int CHUNK = 1000;
    private static final int ROW_BYTES = 172;
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;
    private static final String COPY =
            "copy record (seq, created_seq, version, site_seq, received_at, stream_id, lineage, stands_for, record_type,"
                    + " parent_type, op, record_id, parent_id, copied_to, written_by, not_addressed, half, body) from stdin binary";
    private static final String STORED = """
            select record_type, record_id, op, seq, created_seq, version, lineage, parent_type, parent_id, copied_to, half, written_by
            from record where stream_id = ? and record_type = ? and record_id = any(?)""";
    private static final String ROWS =
            " from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u (stream_id, record_type, record_id, seq, created_seq,"
                    + " version, op, lineage, site_seq, stands_for, parent_type, parent_id, body, written_by, not_addressed, half) ";
    private static final String UPDATE = """
            update record r set seq = u.seq, created_seq = u.created_seq, version = u.version, op = u.op,
                lineage = nullif(u.lineage, 0), site_seq = nullif(u.site_seq, 0), parent_type = nullif(u.parent_type, 0),
                parent_id = u.parent_id, body = u.body, written_by = nullif(u.written_by, 0),
                not_addressed = u.not_addressed, half = u.half,
                received_at = case when ? and u.op = 'U' then r.received_at else ? end
            """
            + ROWS
            + "where r.stream_id = u.stream_id and r.record_type = u.record_type and r.record_id = u.record_id";
    private static final String UPSERT = """
            insert into record as r (stream_id, record_type, record_id, seq, created_seq, version, op, lineage, site_seq,
                stands_for, parent_type, parent_id, body, received_at)
            select u.stream_id, u.record_type, u.record_id, u.seq, u.created_seq, u.version, u.op, nullif(u.lineage, 0),
                nullif(u.site_seq, 0), nullif(u.stands_for, 0), nullif(u.parent_type, 0), u.parent_id, u.body, ?
            """ + ROWS + """
                    on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq,
                        created_seq = case when r.op = 'U' then r.created_seq else excluded.seq end, version = excluded.version,
                        op = excluded.op, lineage = excluded.lineage, site_seq = excluded.site_seq, stands_for = excluded.stands_for,
                        parent_type = excluded.parent_type, parent_id = excluded.parent_id, body = excluded.body,
                        received_at = excluded.received_at""";

    private RowSql() {}

    static Map<RecordKey, Stored> stored(Connection connection, Map<RecordKey, Integer> homes) throws SQLException {
        Map<RecordKey, Stored> stored = HashMap.newHashMap(homes.size());
        for (var stream : grouped(homes).entrySet()) {
            for (var type : stream.getValue().entrySet()) {
                try (PreparedStatement statement = connection.prepareStatement(STORED)) {
                    statement.setInt(1, stream.getKey());
                    statement.setShort(2, type.getKey().shortValue());
                    statement.setArray(3, KeySql.ids(connection, type.getValue()));
                    read(statement, stream.getKey(), stored);
                }
            }
        }
        return stored;
    }

    /** By stream and type: within those a list of ids walks the primary key. */
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
                                FactReader.integers(row, "copied_to"),
                                Half.ofCode(row.getString(11)),
                                row.getInt(12)));
            }
        }
    }

    /** Bodies of records that stand, read as {@link #stored} reads their states. */
    static Map<RecordKey, byte[]> bodies(Connection connection, Map<RecordKey, Integer> homes) throws SQLException {
        Map<RecordKey, byte[]> bodies = HashMap.newHashMap(homes.size());
        for (var stream : grouped(homes).entrySet()) {
            for (var type : stream.getValue().entrySet()) {
                Jdbc.list(
                        connection,
                        "select record_type, record_id, body from record where stream_id = ? and record_type = ? and record_id = any(?)"
                                + " and body is not null",
                        row -> bodies.put(new RecordKey(row.getShort(1), row.getBytes(2)), row.getBytes(3)),
                        stream.getKey(),
                        type.getKey().shortValue(),
                        KeySql.ids(connection, type.getValue()));
            }
        }
        return bodies;
    }

    /** A half its store has taken stands in the log again, at its version: the feed tells it. */
    static int take(Connection connection, int stream, RecordKey key, long seq) throws SQLException {
        return Jdbc.update(
                connection,
                "update record set seq = ?, half = 'T' where stream_id = ? and record_type = ? and record_id = ?",
                seq,
                stream,
                (short) key.type(),
                key.id());
    }

    static Optional<byte[]> body(Connection connection, int stream, RecordKey key) throws SQLException {
        return Jdbc.first(
                connection,
                "select body from record where stream_id = ? and record_type = ? and record_id = ? and body is not null",
                row -> row.getBytes(1),
                stream,
                (short) key.type(),
                key.id());
    }

    static int insert(Connection connection, List<Row> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        long micros = (now.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000 + now.getNano() / 1000;
        long bytes = 0;
        for (Row row : rows) {
            bytes += ROW_BYTES + row.to() - row.from();
        }
        CopyBuffer buffer = new CopyBuffer((int) Math.min(bytes, Integer.MAX_VALUE / 2));
        for (Row row : rows) {
            RecordKey parent = row.parent();
            buffer.row(18)
                    .int8(row.seq())
                    .int8(row.createdSeq())
                    .int8(row.version())
                    .int8OrNull(row.siteSeq());
            buffer.int8(micros).int4(row.stream()).int4OrNull(row.lineage()).int4OrNull(row.standsFor());
            buffer.int2(row.key().type());
            if (parent == null) {
                buffer.none();
            } else {
                buffer.int2(parent.type());
            }
            buffer.letter(row.op().code()).bytes(row.key().id()).bytes(parent == null ? null : parent.id());
            integers(buffer, row.copiedTo());
            marks(buffer, row.marks());
            if (row.buf() == null) {
                buffer.none();
            } else {
                buffer.bytes(row.buf(), row.from(), row.to());
            }
        }
        buffer.send(connection, COPY);
        return rows.size();
    }

    private static void marks(CopyBuffer buffer, Marks marks) {
        buffer.int4OrNull(marks.writtenBy());
        buffer.text(marks.notAddressed() == null ? null : marks.notAddressed().wireName());
        buffer.text(marks.half().code());
    }

    private static void integers(CopyBuffer buffer, List<Integer> values) {
        if (values.isEmpty()) {
            buffer.none();
            return;
        }
        java.nio.ByteBuffer array = java.nio.ByteBuffer.allocate(20 + 8 * values.size());
        array.putInt(1).putInt(0).putInt(23).putInt(values.size()).putInt(1);
        values.forEach(value -> array.putInt(4).putInt(value));
        buffer.bytes(array.array());
    }

    /** @param keepsReceived central writes: the time of the last change by a site stays */
    static int update(Connection connection, List<Row> rows, boolean keepsReceived, Instant now) throws SQLException {
        return chunks(connection, UPDATE, rows, List.of(keepsReceived, now.atOffset(ZoneOffset.UTC)));
    }

    /** Only documents with another store as their party have copies: few, so each by itself. */
    static int recopy(Connection connection, List<Row> rows) throws SQLException {
        for (Row row : rows) {
            Jdbc.update(
                    connection,
                    "update record set copied_to = ? where stream_id = ? and record_type = ? and record_id = ?",
                    copies(row),
                    row.stream(),
                    (short) row.key().type(),
                    row.key().id());
        }
        return rows.size();
    }

    private static Integer @Nullable [] copies(Row row) {
        return row.copiedTo().isEmpty() ? null : row.copiedTo().toArray(Integer[]::new);
    }

    static int copyBodies(Connection connection, Map<RecordKey, Integer> sources, int target) throws SQLException {
        if (sources.isEmpty()) {
            return 0;
        }
        List<RecordKey> keys = List.copyOf(sources.keySet());
        return Jdbc.update(
                connection,
                """
                update record t set body = s.body from unnest(?, ?, ?) u (source, type, id)
                join record s on s.stream_id = u.source and s.record_type = u.type and s.record_id = u.id
                where t.stream_id = ? and t.record_type = u.type and t.record_id = u.id""",
                keys.stream().map(sources::get).toArray(Integer[]::new),
                keys.stream().map(RecordKey::type).toArray(Integer[]::new),
                keys.stream().map(RecordKey::id).toArray(byte[][]::new),
                target);
    }

    static int upsert(Connection connection, List<Row> rows, Instant now) throws SQLException {
        return chunks(connection, UPSERT, rows, List.of(now.atOffset(ZoneOffset.UTC)));
    }

    private static int chunks(Connection connection, String sql, List<Row> rows, List<Object> first)
            throws SQLException {
        int count = 0;
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < first.size(); i++) {
                    statement.setObject(i + 1, first.get(i));
                }
                bind(connection, statement, first.size(), chunk);
                count += statement.executeUpdate();
            }
        }
        return count;
    }

    private static void bind(Connection connection, PreparedStatement statement, int first, List<Row> rows)
            throws SQLException {
        int n = rows.size();
        List<RecordKey> keys = rows.stream().map(Row::key).toList();
        statement.setArray(
                first + 1, ints(connection, rows.stream().mapToInt(Row::stream).toArray()));
        statement.setArray(first + 2, KeySql.types(connection, keys));
        statement.setArray(first + 3, KeySql.ids(connection, keys));
        statement.setArray(
                first + 4, longs(connection, rows.stream().mapToLong(Row::seq).toArray()));
        statement.setArray(
                first + 5,
                longs(connection, rows.stream().mapToLong(Row::createdSeq).toArray()));
        statement.setArray(
                first + 6,
                longs(connection, rows.stream().mapToLong(Row::version).toArray()));
        statement.setArray(
                first + 7,
                connection.createArrayOf(
                        "bpchar", rows.stream().map(row -> "" + row.op().code()).toArray()));
        statement.setArray(
                first + 8, ints(connection, rows.stream().mapToInt(Row::lineage).toArray()));
        statement.setArray(
                first + 9,
                longs(connection, rows.stream().mapToLong(Row::siteSeq).toArray()));
        statement.setArray(
                first + 10,
                ints(connection, rows.stream().mapToInt(Row::standsFor).toArray()));
        Short[] parentTypes = new Short[n];
        byte[] @Nullable [] parentIds = new byte[n] @Nullable [];
        byte[] @Nullable [] bodies = new byte[n] @Nullable [];
        @Nullable String[] notAddressed = new @Nullable String[n];
        @Nullable String[] halves = new @Nullable String[n];
        for (int i = 0; i < n; i++) {
            Row row = rows.get(i);
            RecordKey parent = row.parent();
            parentTypes[i] = parent == null ? 0 : (short) parent.type();
            parentIds[i] = parent == null ? null : parent.id();
            NotAddressed why = row.marks().notAddressed();
            notAddressed[i] = why == null ? null : why.wireName();
            halves[i] = row.marks().half().code();
            bodies[i] = row.buf() == null ? null : Arrays.copyOfRange(row.buf(), row.from(), row.to());
        }
        statement.setArray(first + 11, connection.createArrayOf("int2", parentTypes));
        statement.setArray(first + 12, connection.createArrayOf("bytea", parentIds));
        statement.setArray(first + 13, connection.createArrayOf("bytea", bodies));
        statement.setArray(
                first + 14,
                ints(
                        connection,
                        rows.stream().mapToInt(row -> row.marks().writtenBy()).toArray()));
        statement.setArray(first + 15, connection.createArrayOf("text", notAddressed));
        statement.setArray(first + 16, connection.createArrayOf("bpchar", halves));
    }

    private static Array ints(Connection connection, int[] values) throws SQLException {
        return connection.createArrayOf("int4", Arrays.stream(values).boxed().toArray());
    }

    private static Array longs(Connection connection, long[] values) throws SQLException {
        return connection.createArrayOf("int8", Arrays.stream(values).boxed().toArray());
    }
}

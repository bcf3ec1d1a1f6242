package org.storesync.routing.push.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.push.log.Row;
import org.storesync.routing.record.domain.NotAddressed;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.KeyArrays;

/** Writes rows of table {@code record} that may exist already, as arrays. A statement holds at most {@value #CHUNK} rows. */
final class RowArrays {
    private static final int CHUNK = 1000;
    private static final int ARRAYS = 16;
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
            + "where r.stream_id = ? and u.stream_id = r.stream_id and r.record_type = u.record_type and r.record_id = u.record_id";
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

    private RowArrays() {}

    /** @param keepsReceived keeps the time of the last change by a site */
    static int update(Connection connection, List<Row> rows, boolean keepsReceived, Instant now) throws SQLException {
        Map<Integer, List<Row>> byStream = new TreeMap<>();
        rows.forEach(row -> byStream.computeIfAbsent(row.stream(), none -> new ArrayList<>())
                .add(row));
        List<Object> first = List.of(keepsReceived, now.atOffset(ZoneOffset.UTC));
        int count = 0;
        for (var stream : byStream.entrySet()) {
            count += chunks(connection, UPDATE, stream.getValue(), first, List.of(stream.getKey()));
        }
        return count;
    }

    static int upsert(Connection connection, List<Row> rows, Instant now) throws SQLException {
        return chunks(connection, UPSERT, rows, List.of(now.atOffset(ZoneOffset.UTC)), List.of());
    }

    private static int chunks(Connection connection, String sql, List<Row> rows, List<Object> first, List<Object> last)
            throws SQLException {
        int count = 0;
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Row> chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < first.size(); i++) {
                    statement.setObject(i + 1, first.get(i));
                }
                bind(connection, statement, first.size(), chunk);
                for (int i = 0; i < last.size(); i++) {
                    statement.setObject(first.size() + ARRAYS + i + 1, last.get(i));
                }
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
        statement.setArray(first + 2, KeyArrays.types(connection, keys));
        statement.setArray(first + 3, KeyArrays.ids(connection, keys));
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

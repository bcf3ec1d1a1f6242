package org.storesync.routing.retention.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.RowMapper;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.WaitedFor;
import org.storesync.routing.stream.jdbc.Engine;

/** Rows of {@code record_home} that a child made for a parent that has not come. */
final class PlaceholderSql {
    private static final String NEXT = """
            select record_type, record_id from record_home
            where stream_id is null and (record_id, record_type) > (?, ?)
            order by record_id, record_type limit ?""";

    /** One statement can't lock rows of several nodes: see {@link Engine}. */
    private static final String LOCK_ALL = "/* one node */ " + NEXT + " for update skip locked";

    private static final String LOCK_ONE = """
            select record_type, record_id from record_home
            where record_id = ? and record_type = ? and stream_id is null for update skip locked""";

    private static final RowMapper<RecordKey> KEY = row -> new RecordKey(row.getShort(1), row.getBytes(2));

    private PlaceholderSql() {}

    /**
     * @param locked the rows that nobody else holds
     * @param last where to go on; null at the end
     */
    record Step(List<RecordKey> locked, @Nullable RecordKey last) {}

    static Step lock(Connection connection, @Nullable RecordKey after, int limit) throws SQLException {
        List<RecordKey> found = Jdbc.list(
                connection,
                Engine.spreads() ? NEXT : LOCK_ALL,
                KEY,
                after == null ? new byte[0] : after.id(),
                (short) (after == null ? 0 : after.type()),
                limit);
        return new Step(
                Engine.spreads() ? oneByOne(connection, found) : found, found.size() < limit ? null : found.getLast());
    }

    private static List<RecordKey> oneByOne(Connection connection, List<RecordKey> found) throws SQLException {
        List<RecordKey> locked = new ArrayList<>();
        for (RecordKey key : found) {
            locked.addAll(Jdbc.list(connection, LOCK_ONE, KEY, key.id(), (short) key.type()));
        }
        return locked;
    }

    /** Deletes those for which no record waits; returns how many. */
    static int delete(Connection connection, List<RecordKey> locked) throws SQLException {
        Collection<RecordKey> waitedFor = WaitedFor.of(connection, locked);
        List<@Nullable Object[]> unwanted = new ArrayList<>();
        for (RecordKey key : locked) {
            if (!waitedFor.contains(key)) {
                unwanted.add(new @Nullable Object[] {key.id(), (short) key.type()});
            }
        }
        Jdbc.updates(
                connection,
                "delete from record_home where record_id = ? and record_type = ? and stream_id is null",
                unwanted);
        return unwanted.size();
    }
}

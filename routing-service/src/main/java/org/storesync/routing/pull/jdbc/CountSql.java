package org.storesync.routing.pull.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.storesync.model.StreamKind;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.record.domain.RecordKey;

/** How many rows a site still gets. */
final class CountSql {
    private static final String LIVE_LETTERS =
            " and (stands_for is null or stands_for in (select s.stream_id from subscription s where s.site_id = ? and s.ended_at is null))";

    private CountSql() {}

    static long count(
            Connection connection, List<Reading> readings, int lineage, Set<RecordKey> visibleStores, long max)
            throws SQLException {
        long count = 0;
        for (Reading reading : readings) {
            boolean core = reading.source().kind() == StreamKind.STORE_CORE;
            boolean letters = reading.source().kind() == StreamKind.SITE;
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from (select 1 from record where stream_id = ? and seq > ? and seq <= ?"
                            + " and (lineage is distinct from ? or seq <= ?)"
                            + (core ? " and record_id = any(?)" : "")
                            + (letters ? LIVE_LETTERS : "")
                            + " limit ?) r")) {
                statement.setInt(1, reading.source().stream());
                statement.setLong(2, reading.from());
                statement.setLong(3, reading.source().head());
                statement.setInt(4, lineage);
                statement.setLong(5, reading.loadHead());
                int next = 6;
                if (core) {
                    statement.setArray(
                            next++,
                            connection.createArrayOf(
                                    "bytea",
                                    visibleStores.stream().map(RecordKey::id).toArray(byte[][]::new)));
                }
                if (letters) {
                    statement.setInt(next++, Integer.parseInt(reading.source().owner()));
                }
                statement.setLong(next, max == Long.MAX_VALUE ? max : max - count + 1);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    count += row.getLong(1);
                }
            }
            if (count > max) {
                return count;
            }
        }
        return count;
    }
}

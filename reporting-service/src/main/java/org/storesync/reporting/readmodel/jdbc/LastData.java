package org.storesync.reporting.readmodel.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.Operation;

/**
 * Table {@code store_data}: when the newest data of each store reached central. This dates the figures of a store that is no longer
 * collected.
 */
final class LastData {
    private static final String NOTE = """
            insert into store_data as known (store_id, last_at)
            select store_id, last_at from unnest(?, ?) as fresh (store_id, last_at)
            on conflict (store_id) do update set last_at = excluded.last_at where excluded.last_at > known.last_at
            """;

    private LastData() {}

    static void note(Connection connection, List<FeedRow> rows) throws SQLException {
        Map<String, Instant> newest = newest(rows);
        if (!newest.isEmpty()) {
            Jdbc.update(
                    connection,
                    NOTE,
                    newest.keySet().toArray(String[]::new),
                    newest.values().toArray(Instant[]::new));
        }
    }

    /** A record that leaves a store counts as no data of this store. If central has no time for a row, the feed shows the epoch. */
    private static Map<String, Instant> newest(List<FeedRow> rows) {
        Map<String, Instant> newest = new TreeMap<>();
        for (FeedRow row : rows) {
            Instant at = row.marks().receivedAt();
            if (at != null && at.isAfter(Instant.EPOCH) && !row.store().isEmpty() && row.op() != Operation.REMOVE) {
                newest.merge(row.store(), at, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return newest;
    }
}

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
 * Table {@code store_data}: when the newest stock of each store reached central. This dates the figures of a store whose stock central no
 * longer takes.
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

    /**
     * Only a stock line that its site wrote counts: central takes deletes of every store, and locations also of a dispensary whose
     * transactions are left out (C3). If central has no time for a row, the feed shows the epoch.
     */
    private static Map<String, Instant> newest(List<FeedRow> rows) {
        Map<String, Instant> newest = new TreeMap<>();
        for (FeedRow row : rows) {
            Instant at = row.marks().receivedAt();
            if (at != null && at.isAfter(Instant.EPOCH) && !row.store().isEmpty() && isStock(row)) {
                newest.merge(row.store(), at, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return newest;
    }

    private static boolean isStock(FeedRow row) {
        return row.type().equals(ReadModelEffect.STOCK_LINE) && row.op() == Operation.UPSERT;
    }
}

package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.record.domain.IdBytes;

/**
 * Has everything judged again that waited for a store, or that was left behind when the store or the role of the primary moved (A3, B8).
 */
final class RedriveSql {
    private RedriveSql() {}

    static void ask(Connection connection, short type, String id, Instant now) throws SQLException {
        Jdbc.update(
                connection,
                "insert into redrive (waits_type, waits_id, asked_at) values (?, ?, ?)"
                        + " on conflict (waits_type, waits_id) do update set asked_at = excluded.asked_at",
                type,
                IdBytes.encode(id),
                now);
    }
}

package org.storesync.client.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.storesync.client.outbox.Entry;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.trace.Trace;

/**
 * Puts changes at the end of a lane, in the caller's transaction. The lane's row is locked until the transaction ends, so numbers become
 * visible in order.
 */
public final class Outbox {
    private Outbox() {}

    public static void append(Connection connection, int lane, List<Entry> entries, Instant now) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        long end = Jdbc.first(
                        connection,
                        "insert into outbox_lane as l (lane, next_seq) values (?, 1 + ?)"
                                + " on conflict (lane) do update set next_seq = l.next_seq + ? returning next_seq",
                        row -> row.getLong(1),
                        lane,
                        entries.size(),
                        entries.size())
                .orElseThrow();
        long first = end - entries.size();
        Jdbc.update(
                connection,
                "insert into outbox (lane, seq, queued_at, trace, record_type, record_id, op, base_version, body)"
                        + " select ?::int, ?::bigint + n.place - 1, ?::timestamptz, ?::text, n.type, n.id, n.op, n.base, n.body"
                        + " from unnest(?, ?, ?, ?, ?) with ordinality as n (type, id, op, base, body, place)",
                lane,
                first,
                now,
                Trace.current(),
                Jdbc.texts(entries, Entry::type),
                Jdbc.texts(entries, Entry::id),
                Jdbc.texts(entries, entry -> entry.op().wireName()),
                Jdbc.longs(entries, Entry::baseVersion),
                Jdbc.bytes(entries, Entry::body));
    }
}

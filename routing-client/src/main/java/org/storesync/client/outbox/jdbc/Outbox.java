package org.storesync.client.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Entry;
import org.storesync.kit.jdbc.Jdbc;

/** Puts changes at the end of a lane, in the caller's transaction: the lane's row is locked until its end, so numbers become visible in order. */
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
        long seq = end - entries.size();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Entry entry : entries) {
            rows.add(new @Nullable Object[] {
                lane, seq++, entry.type(), entry.id(), entry.op(), entry.baseVersion(), entry.body(), now
            });
        }
        Jdbc.updates(
                connection,
                "insert into outbox (lane, seq, record_type, record_id, op, base_version, body, queued_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }
}

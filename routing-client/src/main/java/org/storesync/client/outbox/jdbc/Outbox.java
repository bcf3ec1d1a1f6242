package org.storesync.client.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into outbox (lane, seq, record_type, record_id, op, base_version, body, queued_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Entry entry : entries) {
                statement.setInt(1, lane);
                statement.setLong(2, seq++);
                statement.setString(3, entry.type());
                statement.setString(4, entry.id());
                statement.setString(5, entry.op());
                statement.setObject(6, entry.baseVersion(), Types.BIGINT);
                statement.setBytes(7, entry.body());
                statement.setObject(8, now.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

package org.storesync.client.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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
        int count = entries.size();
        Long[] seqs = new Long[count];
        String[] types = new String[count];
        String[] ids = new String[count];
        String[] ops = new String[count];
        @Nullable Long[] bases = new @Nullable Long[count];
        byte[] @Nullable [] bodies = new byte[count] @Nullable [];
        for (int i = 0; i < count; i++) {
            Entry entry = entries.get(i);
            seqs[i] = end - count + i;
            types[i] = entry.type();
            ids[i] = entry.id();
            ops[i] = entry.op();
            bases[i] = entry.baseVersion();
            bodies[i] = entry.body();
        }
        Jdbc.update(
                connection,
                "insert into outbox (lane, queued_at, seq, record_type, record_id, op, base_version, body)"
                        + " select ?::int, ?::timestamptz, n.* from unnest(?, ?, ?, ?, ?, ?) as n",
                lane,
                now,
                seqs,
                types,
                ids,
                ops,
                bases,
                bodies);
    }
}

package org.storesync.routing.retention.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.retention.OldRows;
import org.storesync.routing.stream.jdbc.HeadSql;

/** Old rows in PostgreSQL. */
@ApplicationScoped
public class PostgresOldRows implements OldRows {
    private final Transactions transactions;

    PostgresOldRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean lease(String name, String holder, Duration time, Instant now) {
        return transactions.call(connection -> Jdbc.update(connection, """
                        insert into lease as l (name, holder, fence, until) values (?, ?, 1, ?)
                        on conflict (name) do update set holder = excluded.holder, until = excluded.until,
                            fence = l.fence + case when l.holder = excluded.holder then 0 else 1 end
                        where l.holder = excluded.holder or l.until < ?""", name, holder, now.plus(time), now) == 1);
    }

    @Override
    public int batches(Instant before, int limit) {
        return oldest("push_batch", "site_id, batch_id", "received_at", before, limit);
    }

    @Override
    public int feed(Instant before, int limit) {
        return oldest("feed", "partition, seq", "written_at", before, limit);
    }

    @Override
    public int acknowledgements(Instant before, int limit) {
        return oldest("ack_log", "site_id, acked_at", "acked_at", before, limit);
    }

    @Override
    public int queues(Instant before, int limit) {
        return oldest("site_queue", "site_id, day", "day", before, limit);
    }

    @Override
    public int decisions(Instant before, int limit) {
        return oldest("decision", "site_id, decision_no", "decided_at", before, limit);
    }

    @Override
    public int lostRights(Instant before, int limit) {
        return transactions.call(connection -> Jdbc.update(connection, """
                delete from lost_right r using (
                    select l.site_id, l.scope, l.letter_seq, l.stream_id from lost_right l
                    join stream t on t.kind = 'site' and t.owner = l.site_id::text
                    join subscription s on s.site_id = l.site_id and s.stream_id = t.stream_id and s.ended_at is null
                    where l.lost_at < ? and l.letter_seq <= s.known
                        and not exists (select 1 from quarantine q where q.site_id = l.site_id) limit ?) o
                where r.site_id = o.site_id and r.scope = o.scope and r.letter_seq = o.letter_seq and r.stream_id = o.stream_id""", before, limit));
    }

    @Override
    public int audit(Instant before, int limit) {
        return oldest("audit", "writer, seq", "at", before, limit);
    }

    /** Works by key: where several nodes hold a table, a row's physical place in it says nothing. */
    private int oldest(String table, String key, String time, Instant before, int limit) {
        return transactions.call(connection -> Jdbc.update(
                connection,
                "delete from " + table + " where (" + key + ") in (select " + key + " from " + table + " where " + time
                        + " < ? limit ?)",
                before,
                limit));
    }

    @Override
    public List<Integer> streamsWithTombstones(Instant before) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select distinct stream_id from record where op <> 'U' and received_at < ?",
                row -> row.getInt(1),
                before));
    }

    @Override
    public int tombstones(int stream, Instant before, int limit) {
        return transactions.call(connection -> {
            HeadSql.lock(connection, Set.of(stream), EpochSql.current(connection));
            List<Long> old = Jdbc.list(
                    connection,
                    "select seq from record where stream_id = ? and op <> 'U' and received_at < ? order by seq limit ?",
                    row -> row.getLong(1),
                    stream,
                    before,
                    limit);
            if (old.isEmpty()) {
                return 0;
            }
            Jdbc.update(
                    connection,
                    "update stream_head set floor = greatest(floor, ?) where stream_id = ?",
                    old.getLast(),
                    stream);
            return Jdbc.update(
                    connection,
                    "delete from record where stream_id = ? and op <> 'U' and seq <= ?",
                    stream,
                    old.getLast());
        });
    }

    /**
     * Locks placeholders first, and looks at them in a later statement. A change that begins to wait for a placeholder meanwhile either
     * holds its row, or waits for this transaction and then makes the placeholder again.
     */
    @Override
    public Swept placeholders(@Nullable RecordKey after, int limit) {
        return transactions.call(connection -> {
            PlaceholderSql.Step step = PlaceholderSql.lock(connection, after, limit);
            return new Swept(PlaceholderSql.delete(connection, step.locked()), step.last());
        });
    }

    @Override
    public int letters(int limit) {
        return transactions.call(connection -> Jdbc.update(connection, """
                with acknowledged as materialized (
                    select s.stream_id, s.position from subscription s
                    join stream t on t.stream_id = s.stream_id and t.kind = 'site' where s.ended_at is null),
                old as materialized (
                    select r.stream_id, r.seq from record r
                    join acknowledged a on a.stream_id = r.stream_id and r.seq <= a.position
                    where r.stands_for is not null or r.op = 'S' limit ?)
                delete from record r using old where r.stream_id = old.stream_id and r.seq = old.seq""", limit));
    }
}

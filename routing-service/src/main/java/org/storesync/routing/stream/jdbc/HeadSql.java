package org.storesync.routing.stream.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.RowMapper;
import org.storesync.kit.trace.Trace;
import org.storesync.model.FeedPartitions;
import org.storesync.model.StreamName;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.Jumps;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;

/** Heads of streams and of the feed's partitions, always locked in the one global order. */
public final class HeadSql {
    private static final String LOCK_ONE =
            "select stream_id, head, epoch from stream_head where stream_id = ? for update";

    /** One statement can't lock rows of several nodes: see {@link Engine}. */
    private static final String LOCK_ALL =
            "/* one node */ select stream_id, head, epoch from stream_head where stream_id = any(?) order by lock_rank, stream_id for update";

    private HeadSql() {}

    /** Heads by stream, locked by the rank of the kind, then by number. */
    public static Map<Integer, Head> lock(Connection connection, Set<Integer> streams, long epoch) throws SQLException {
        Map<Integer, Head> heads = new HashMap<>();
        if (streams.isEmpty()) {
            return heads;
        }
        RowMapper<Integer> mapper = row -> {
            int stream = row.getInt(1);
            heads.put(stream, new Head(stream, Epochs.carry(row.getLong(2), row.getLong(3), epoch)));
            return stream;
        };
        if (Engine.spreads()) {
            for (int stream : inOrder(connection, streams)) {
                Jdbc.list(connection, LOCK_ONE, mapper, stream);
            }
        } else {
            Jdbc.list(connection, LOCK_ALL, mapper, (Object) streams.toArray(Integer[]::new));
        }
        return heads;
    }

    /** The heads that a plan names, all at once. */
    public static void lock(Connection connection, Collection<StreamName> streams, long epoch) throws SQLException {
        Set<Integer> ids = new HashSet<>();
        for (StreamName stream : streams) {
            ids.add(PostgresStreams.create(connection, stream));
        }
        lock(connection, ids, epoch);
    }

    /** Read without locks, because the rank of a head never changes. */
    private static List<Integer> inOrder(Connection connection, Set<Integer> streams) throws SQLException {
        return streams.size() == 1
                ? List.copyOf(streams)
                : Jdbc.list(
                        connection,
                        "select stream_id from stream_head where stream_id = any(?) order by lock_rank, stream_id",
                        row -> row.getInt(1),
                        (Object) streams.toArray(Integer[]::new));
    }

    /** Moves locked heads to the position of their last row. The first move in an epoch notes what it jumps over. */
    public static int move(Connection connection, Map<Integer, Long> heads, long epoch) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(heads.size());
        heads.forEach(
                (stream, head) -> rows.add(new @Nullable Object[] {epoch, Epochs.base(epoch), head, epoch, stream}));
        Jdbc.updates(
                connection,
                "update stream_head set jumps = case when epoch < ? then jumps || array[head, ?::bigint] else jumps end,"
                        + " head = ?, epoch = greatest(epoch, ?) where stream_id = ?",
                rows);
        return rows.size();
    }

    /** A column {@code jumps}. */
    public static Jumps jumps(ResultSet row, int column) throws SQLException {
        return new Jumps(List.of((Long[]) row.getArray(column).getArray()));
    }

    /** Writes one row per range in the partition of its stream, the partitions in order. */
    public static int feed(Connection connection, List<FeedRange> ranges, Instant now) throws SQLException {
        List<FeedRange> ordered = ranges.stream()
                .sorted(Comparator.comparingInt((FeedRange range) -> FeedPartitions.of(range.stream()))
                        .thenComparingInt(FeedRange::stream)
                        .thenComparingLong(FeedRange::from))
                .toList();
        String trace = Trace.current();
        for (FeedRange range : ordered) {
            Jdbc.update(
                    connection,
                    """
                    with head as (update feed_head set seq = seq + 1 where partition = ? returning partition, seq)
                    insert into feed (partition, seq, stream_id, from_seq, to_seq, written_at, trace)
                    select partition, seq, ?, ?, ?, ?, ? from head""",
                    (short) FeedPartitions.of(range.stream()),
                    range.stream(),
                    range.from(),
                    range.to(),
                    now,
                    trace);
        }
        return ranges.size();
    }
}

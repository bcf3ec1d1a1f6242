package org.storesync.routing.stream.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.FeedPartitions;
import org.storesync.model.StreamName;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;

/** Heads of streams and of the feed's partitions, always locked in the one global order. */
public final class HeadSql {
    private HeadSql() {}

    /** Heads by stream, locked by rank of kind, then number. */
    public static Map<Integer, Head> lock(Connection connection, Set<Integer> streams, long epoch) throws SQLException {
        Map<Integer, Head> heads = new HashMap<>();
        if (!streams.isEmpty()) {
            Jdbc.list(
                    connection,
                    "select stream_id, head, epoch from stream_head where stream_id = any(?)"
                            + " order by lock_rank, stream_id for update",
                    row -> heads.put(
                            row.getInt(1),
                            new Head(row.getInt(1), Epochs.carry(row.getLong(2), row.getLong(3), epoch))),
                    (Object) streams.toArray(Integer[]::new));
        }
        return heads;
    }

    /** The heads that a plan names, all at once. */
    public static void lock(Connection connection, Collection<StreamName> streams, long epoch) throws SQLException {
        Set<Integer> ids = new HashSet<>();
        for (StreamName stream : streams) {
            ids.add(PostgresStreamStore.create(connection, stream));
        }
        lock(connection, ids, epoch);
    }

    /** Moves locked heads to where their last row stands. */
    public static int move(Connection connection, Map<Integer, Long> heads, long epoch) throws SQLException {
        if (heads.isEmpty()) {
            return 0;
        }
        return Jdbc.update(
                connection,
                "update stream_head h set head = u.head, epoch = greatest(h.epoch, ?)"
                        + " from unnest(?, ?) u (stream_id, head) where h.stream_id = u.stream_id",
                epoch,
                heads.keySet().toArray(Integer[]::new),
                heads.values().toArray(Long[]::new));
    }

    /** One row per range in its stream's partition, partitions in order. */
    public static int feed(Connection connection, List<FeedRange> ranges, Instant now) throws SQLException {
        List<FeedRange> ordered = ranges.stream()
                .sorted(Comparator.comparingInt((FeedRange range) -> FeedPartitions.of(range.stream()))
                        .thenComparingInt(FeedRange::stream)
                        .thenComparingLong(FeedRange::from))
                .toList();
        for (FeedRange range : ordered) {
            Jdbc.update(
                    connection,
                    """
                    with head as (update feed_head set seq = seq + 1 where partition = ? returning partition, seq)
                    insert into feed (partition, seq, stream_id, from_seq, to_seq, written_at)
                    select partition, seq, ?, ?, ?, ? from head""",
                    (short) FeedPartitions.of(range.stream()),
                    range.stream(),
                    range.from(),
                    range.to(),
                    now);
        }
        return ranges.size();
    }
}

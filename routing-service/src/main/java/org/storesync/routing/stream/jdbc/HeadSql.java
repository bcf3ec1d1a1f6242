package org.storesync.routing.stream.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.stream.domain.Head;

/** Heads of streams and of the feed's partitions, always locked in the one global order. */
public final class HeadSql {
    private static final int FEED_PARTITIONS = 16;

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

    /** One row per home stream in its partition, partitions in order. */
    public static int feed(Connection connection, Map<Integer, long[]> ranges, Instant now) throws SQLException {
        TreeMap<Integer, TreeMap<Integer, long[]>> byPartition = new TreeMap<>();
        ranges.forEach((stream, range) -> byPartition
                .computeIfAbsent(partition(stream), none -> new TreeMap<>())
                .put(stream, range));
        for (var partition : byPartition.entrySet()) {
            for (var range : partition.getValue().entrySet()) {
                Jdbc.update(
                        connection,
                        """
                        with head as (update feed_head set seq = seq + 1 where partition = ? returning partition, seq)
                        insert into feed (partition, seq, stream_id, from_seq, to_seq, written_at)
                        select partition, seq, ?, ?, ?, ? from head""",
                        partition.getKey().shortValue(),
                        range.getKey(),
                        range.getValue()[0],
                        range.getValue()[1],
                        now);
            }
        }
        return ranges.size();
    }

    /** A stream is always in the same partition of the feed. */
    public static int partition(int stream) {
        return Math.floorMod(Integer.hashCode(stream * 0x9E3779B1), FEED_PARTITIONS);
    }
}

package org.storesync.routing.feed.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.FeedPartitions;
import org.storesync.model.StreamKind;
import org.storesync.model.catalogue.RecordType;
import org.storesync.routing.budget.Room;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.feed.FeedLog;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.jdbc.StreamRowSql;
import org.storesync.routing.stream.jdbc.HeadSql;
import org.storesync.routing.stream.jdbc.PostgresStreams;

/** Tables {@code feed} and {@code feed_head}. A partition's rows become visible in order, because its head is locked until the commit. */
@ApplicationScoped
public class PostgresFeedLog implements FeedLog {
    /**
     * Rows looked at in one read, whether they are returned or left out, so that a consumer that asks for rare types does not wait for
     * long.
     */
    private static final int SCANNED_MAX = 20_000;

    /** About how many bytes a row takes besides its body. */
    private static final int ROW_BYTES = 240;

    private final Transactions transactions;

    PostgresFeedLog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Long> heads() {
        return transactions.call(connection ->
                Jdbc.list(connection, "select seq from feed_head order by partition", row -> row.getLong(1)));
    }

    @Override
    public long head(int partition) {
        return transactions.call(connection -> Jdbc.first(
                        connection, "select seq from feed_head where partition = ?", row -> row.getLong(1), (short)
                                partition)
                .orElse(0L));
    }

    @Override
    public FeedPage read(int partition, long after, int limit, Map<StreamKind, List<RecordType>> types, Room room) {
        return transactions.call(connection -> {
            StreamRowSql.begin(connection);
            // Read first: every position up to the base of an epoch that is visible now was committed before.
            long base = Epochs.base(EpochSql.current(connection));
            List<Range> ranges = ranges(connection, partition, after, limit);
            if (!goesOn(ranges, after) && isLost(connection, partition, after)) {
                return page(connection, partition, after, true, List.of());
            }
            List<FeedRow> rows = new ArrayList<>();
            long last = ranges.isEmpty() ? Math.max(after, base) : after;
            long scanned = 0;
            for (Range range : ranges) {
                if (rows.size() >= limit || scanned >= SCANNED_MAX) {
                    break;
                }
                scanned += range.to() - range.from() + 1;
                if (!read(connection, range, types.getOrDefault(range.kind(), List.of()), room, rows)) {
                    break;
                }
                last = range.feedSeq();
            }
            return page(connection, partition, last, false, rows);
        });
    }

    private static boolean goesOn(List<Range> ranges, long after) {
        return !ranges.isEmpty() && ranges.getFirst().feedSeq() == after + 1;
    }

    /** Whether a consumer has read more than central has: this position is above the head, or a restore gave it up. */
    private static boolean isLost(Connection connection, int partition, long after) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select seq, jumps from feed_head where partition = ?",
                        row -> after > row.getLong(1) || HeadSql.jumps(row, 2).passOver(after),
                        (short) partition)
                .orElseThrow();
    }

    /** False if the page has no room for the range. The first range of a page always comes whole. */
    private static boolean read(
            Connection connection, Range range, List<RecordType> types, Room room, List<FeedRow> rows)
            throws SQLException {
        int before = rows.size();
        List<HomeRow> read = new ArrayList<>();
        boolean[] full = {false};
        HomeRowSql.range(connection, range.stream(), range.from(), range.to(), types, Integer.MAX_VALUE, home -> {
            int bytes = ROW_BYTES + home.row().bytes();
            if (before == 0) {
                room.require(bytes);
            } else {
                full[0] = !room.fits(bytes);
            }
            read.add(home);
            return !full[0];
        });
        if (!full[0]) {
            for (HomeRow home : read) {
                rows.add(new FeedRow(range, whole(connection, range.stream(), home)));
            }
        }
        return !full[0];
    }

    private static HomeRow whole(Connection connection, int stream, HomeRow home) throws SQLException {
        return home.with(StreamRowSql.whole(connection, stream, home.row()));
    }

    private static List<Range> ranges(Connection connection, int partition, long after, int limit) throws SQLException {
        return Jdbc.list(
                connection,
                """
                select f.seq, f.stream_id, s.kind, s.owner, f.from_seq, f.to_seq, f.trace
                from feed f join stream s on s.stream_id = f.stream_id
                where f.partition = ? and f.seq > ? order by f.seq limit ?""",
                row -> new Range(
                        row.getLong(1),
                        row.getInt(2),
                        PostgresStreams.kind(row.getString(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7)),
                (short) partition,
                after,
                limit);
    }

    private static FeedPage page(Connection connection, int partition, long after, boolean restored, List<FeedRow> rows)
            throws SQLException {
        return Jdbc.first(
                        connection,
                        "select h.seq, coalesce((select min(f.seq) - 1 from feed f where f.partition = ?), h.seq)"
                                + " from feed_head h where h.partition = ?",
                        row -> new FeedPage(after, row.getLong(1), row.getLong(2), restored, rows),
                        (short) partition,
                        (short) partition)
                .orElseThrow();
    }

    @Override
    public StreamPage rows(int stream, long after, int limit, List<RecordType> types, Room room) {
        return transactions.call(connection -> {
            StreamRowSql.begin(connection);
            List<HomeRow> read = new ArrayList<>();
            int seen = HomeRowSql.range(connection, stream, after + 1, Long.MAX_VALUE, types, limit, home -> {
                boolean fits = room.fits(ROW_BYTES + home.row().bytes());
                if (fits) {
                    read.add(home);
                }
                return fits;
            });
            List<HomeRow> rows = new ArrayList<>(read.size());
            for (HomeRow home : read) {
                rows.add(whole(connection, stream, home));
            }
            return new StreamPage(rows, seen == limit || seen > read.size());
        });
    }

    @Override
    public List<HomeStream> homeStreams(int partition) {
        return transactions.call(connection -> Jdbc.list(
                        connection,
                        "select s.stream_id, s.kind, s.owner, h.head from stream s join stream_head h on h.stream_id = s.stream_id"
                                + " where s.kind not in ('site', 'people') order by s.stream_id",
                        row -> {
                            StreamKind kind = PostgresStreams.kind(row.getString(2));
                            String name = kind.hasOwner() ? kind.prefix() + "/" + row.getString(3) : kind.prefix();
                            return new HomeStream(row.getInt(1), name, row.getLong(4));
                        })
                .stream()
                .filter(stream -> FeedPartitions.of(stream.streamId()) == partition)
                .toList());
    }
}

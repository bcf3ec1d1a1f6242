package org.storesync.routing.feed.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.StreamKind;
import org.storesync.model.catalogue.RecordType;
import org.storesync.routing.feed.FeedLog;
import org.storesync.routing.pull.jdbc.SnapshotSql;
import org.storesync.routing.stream.jdbc.HeadSql;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;

/** Tables {@code feed} and {@code feed_head}. A partition's rows become visible in order, for its head is locked until the commit. */
@ApplicationScoped
public class PostgresFeedLog implements FeedLog {
    /** Rows looked at in one read, told or left out: who asks for rare types shall not wait for long. */
    private static final int SCANNED_MAX = 20_000;

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
    public FeedPage read(int partition, long after, int limit, Map<StreamKind, List<RecordType>> types) {
        return transactions.call(connection -> {
            SnapshotSql.begin(connection);
            List<FeedRow> rows = new ArrayList<>();
            long last = after;
            long scanned = 0;
            for (Range range : ranges(connection, partition, after, limit)) {
                if (rows.size() >= limit || scanned >= SCANNED_MAX) {
                    break;
                }
                scanned += range.to() - range.from() + 1;
                HomeRowSql.range(
                                connection,
                                range.stream(),
                                range.from(),
                                range.to(),
                                types.getOrDefault(range.kind(), List.of()),
                                Integer.MAX_VALUE)
                        .forEach(row -> rows.add(new FeedRow(range, row)));
                last = range.feedSeq();
            }
            return page(connection, partition, last, rows);
        });
    }

    private static List<Range> ranges(Connection connection, int partition, long after, int limit) throws SQLException {
        return Jdbc.list(
                connection,
                """
                select f.seq, f.stream_id, s.kind, s.owner, f.from_seq, f.to_seq
                from feed f join stream s on s.stream_id = f.stream_id
                where f.partition = ? and f.seq > ? order by f.seq limit ?""",
                row -> new Range(
                        row.getLong(1),
                        row.getInt(2),
                        PostgresStreamStore.kind(row.getString(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6)),
                (short) partition,
                after,
                limit);
    }

    private static FeedPage page(Connection connection, int partition, long after, List<FeedRow> rows)
            throws SQLException {
        return Jdbc.first(
                        connection,
                        "select seq, coalesce((select min(seq) - 1 from feed where partition = h.partition), h.seq)"
                                + " from feed_head h where h.partition = ?",
                        row -> new FeedPage(after, row.getLong(1), row.getLong(2), rows),
                        (short) partition)
                .orElseThrow();
    }

    @Override
    public List<HomeRow> rows(int stream, long after, int limit, List<RecordType> types) {
        return transactions.call(connection -> {
            SnapshotSql.begin(connection);
            return HomeRowSql.range(connection, stream, after + 1, Long.MAX_VALUE, types, limit);
        });
    }

    @Override
    public List<HomeStream> homeStreams(int partition) {
        return transactions.call(connection -> Jdbc.list(
                        connection,
                        "select s.stream_id, s.kind, s.owner, h.head from stream s join stream_head h on h.stream_id = s.stream_id"
                                + " where s.kind not in ('site', 'people') order by s.stream_id",
                        row -> {
                            StreamKind kind = PostgresStreamStore.kind(row.getString(2));
                            String name = kind.hasOwner() ? kind.prefix() + "/" + row.getString(3) : kind.prefix();
                            return new HomeStream(row.getInt(1), name, row.getLong(4));
                        })
                .stream()
                .filter(stream -> HeadSql.partition(stream.streamId()) == partition)
                .toList());
    }
}

package org.storesync.routing.pull.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.storesync.model.SiteId;
import org.storesync.routing.pull.PageLog.Puller;
import org.storesync.routing.pull.PageLog.Snapshot;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;
import org.storesync.routing.record.jdbc.StreamRowSql;
import org.storesync.routing.stream.StreamDirectory;

/** One snapshot. It turns SQL exceptions into others, so that the feature sees none. */
final class JdbcSnapshot implements Snapshot {
    private final Connection connection;
    private final StreamDirectory streams;

    JdbcSnapshot(Connection connection, StreamDirectory streams) {
        this.connection = connection;
        this.streams = streams;
    }

    @FunctionalInterface
    private interface Sql<T> {
        T run() throws SQLException;
    }

    private static <T> T sql(Sql<T> statement) {
        try {
            return statement.run();
        } catch (SQLException e) {
            throw new IllegalStateException("a page can't be read", e);
        }
    }

    @Override
    public Puller puller(SiteId site, UUID lineage) {
        return sql(() -> SnapshotSql.puller(connection, streams, site, lineage));
    }

    @Override
    public int rows(Reading reading, int limit, Predicate<StreamRow> sink) {
        return sql(() -> SnapshotSql.rows(connection, reading, limit, sink));
    }

    @Override
    public StreamRow whole(int stream, StreamRow row) {
        return sql(() -> StreamRowSql.whole(connection, stream, row));
    }

    @Override
    public List<StreamRow> rowsAfter(int stream, Collection<RecordKey> keys, long position) {
        return sql(() -> SnapshotSql.rowsAfter(connection, stream, keys, position));
    }

    @Override
    public Set<RecordKey> visibleStores(SiteId site) {
        return sql(() -> SnapshotSql.visibleStores(connection, site));
    }

    @Override
    public long count(List<Reading> readings, int lineage, Set<RecordKey> visibleStores, long max) {
        return sql(() -> CountSql.count(connection, readings, lineage, visibleStores, max));
    }
}

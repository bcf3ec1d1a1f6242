package org.storesync.routing.pull.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StreamName;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.lineage.jdbc.LineageSql;
import org.storesync.routing.pull.PageLog.Puller;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.pull.domain.Source;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;
import org.storesync.routing.record.jdbc.StreamRowSql;
import org.storesync.routing.record.jdbc.Walk;
import org.storesync.routing.stream.StreamDirectory;
import org.storesync.routing.stream.jdbc.PostgresStreams;

/** The statements of a page. */
public final class SnapshotSql {
    private static final int STORE_TYPE =
            RecordCatalogue.standard().find("store").orElseThrow().code();
    private static final Comparator<Source> PAGE_ORDER =
            Comparator.comparingInt((Source source) -> source.kind().pageRank()).thenComparing(Source::owner);
    /** Reads no names, because the service knows them already, and looking them up would be half of an idle poll. */
    private static final String SOURCES = """
            with mine as materialized (
                select s.subscription_no, s.stream_id, s.position, s.drained, s.load_mark, s.load_head, s.begun > s.known as learns,
                    g.lineage_id,
            """ + LineageSql.RETIRED + """
             as retired
                from subscription s left join lineage g on g.site_id = s.site_id and g.lineage = ?
                where s.site_id = ? and s.ended_at is null)
            select m.subscription_no, m.stream_id, h.head, h.epoch, h.floor, m.position, m.drained, m.load_mark, m.load_head,
                m.learns, m.lineage_id, m.retired
            from mine m join stream_head h on h.stream_id = m.stream_id""";

    /** Waits for a subscription that is just ending: its row is locked until it has ended on each node. */
    private static final String LIVE =
            "select subscription_no from subscription where site_id = ? and ended_at is null for share";

    private static final String FROM_RECORD = StreamRowSql.COLUMNS + " from record ";

    /** The rows of a page: one walk along the index of positions. */
    public static final String ROWS = FROM_RECORD + "where stream_id = ? and seq > ? and seq <= ? order by seq limit ?";

    private SnapshotSql() {}

    static Puller puller(Connection connection, StreamDirectory streams, SiteId site, UUID lineage)
            throws SQLException {
        List<Source> sources = new ArrayList<>();
        int number = 0;
        boolean retired = false;
        boolean learns = false;
        try (PreparedStatement statement = connection.prepareStatement(SOURCES)) {
            statement.setObject(1, lineage);
            statement.setInt(2, site.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sources.add(source(row, name(connection, streams, site, row.getInt(2))));
                    learns |= row.getBoolean(10);
                    retired = row.getBoolean(12);
                    number = retired ? 0 : row.getInt(11);
                }
            }
        }
        sources.sort(PAGE_ORDER);
        return new Puller(number, retired, learns, sources);
    }

    /** Numbers of the site's subscriptions as they are now. */
    static Set<Integer> live(Connection connection, SiteId site) throws SQLException {
        return new HashSet<>(Jdbc.list(connection, LIVE, row -> row.getInt(1), site.value()));
    }

    /** If the name is not known yet, it is read together with all other names of the site. */
    private static StreamName name(Connection connection, StreamDirectory streams, SiteId site, int stream)
            throws SQLException {
        StreamName known = streams.known(stream);
        if (known != null) {
            return known;
        }
        Map<Integer, StreamName> read = PostgresStreams.names(connection, site);
        streams.learn(read);
        return Objects.requireNonNull(read.get(stream));
    }

    private static Source source(ResultSet row, StreamName name) throws SQLException {
        return new Source(
                row.getInt(1),
                row.getInt(2),
                name.kind(),
                name.owner(),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9));
    }

    static int rows(Connection connection, Reading reading, int limit, Predicate<StreamRow> sink) throws SQLException {
        Source source = reading.source();
        return Walk.rows(
                reading.from(),
                limit,
                (after, count) ->
                        Jdbc.list(connection, ROWS, StreamRowSql::row, source.stream(), after, source.head(), count),
                StreamRow::seq,
                sink);
    }

    static List<StreamRow> rowsAfter(Connection connection, int stream, Collection<RecordKey> keys, long position)
            throws SQLException {
        List<StreamRow> found = new ArrayList<>();
        Set<Integer> types = new HashSet<>();
        keys.forEach(key -> types.add(key.type()));
        for (int type : types) {
            byte[][] ids = keys.stream()
                    .filter(key -> key.type() == type)
                    .map(RecordKey::id)
                    .toArray(byte[][]::new);
            try (PreparedStatement statement = connection.prepareStatement(
                    FROM_RECORD + "where stream_id = ? and record_type = ? and record_id = any(?) and seq > ?")) {
                statement.setInt(1, stream);
                statement.setShort(2, (short) type);
                statement.setArray(3, connection.createArrayOf("bytea", ids));
                statement.setLong(4, position);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(StreamRowSql.row(row));
                    }
                }
            }
        }
        return found;
    }

    static Set<RecordKey> visibleStores(Connection connection, SiteId site) throws SQLException {
        return new HashSet<>(Jdbc.list(
                connection,
                "select store_id from store_at_site where site_id = ?",
                row -> new RecordKey(STORE_TYPE, IdBytes.encode(row.getString(1))),
                site.value()));
    }
}

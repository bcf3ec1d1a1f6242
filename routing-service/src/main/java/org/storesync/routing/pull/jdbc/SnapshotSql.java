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
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.StreamKind;
import org.storesync.model.StreamName;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.lineage.jdbc.LineageSql;
import org.storesync.routing.pull.PageLog.Puller;
import org.storesync.routing.pull.domain.PageRow;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.pull.domain.Source;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.BodySql;
import org.storesync.routing.stream.StreamDirectory;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;

/** The statements of a page. Without statistics the planner would rather sort than walk the index: it is not given the choice. */
public final class SnapshotSql {
    /** A larger body is read by itself: a {@link Walk} reads rows by count, and no step shall be larger than its number of these. */
    private static final int INLINE_BYTES = 8 * 1024;

    /** Settings of one transaction go to every node in this form; one round trip. */
    private static final String BEGIN =
            "set transaction isolation level repeatable read, read only; set local enable_bitmapscan = off;"
                    + " set local enable_seqscan = off; set local enable_sort = off";

    private static final int STORE_TYPE =
            RecordCatalogue.standard().find("store").orElseThrow().code();
    private static final Comparator<Source> PAGE_ORDER =
            Comparator.comparingInt((Source source) -> source.kind().pageRank()).thenComparing(Source::owner);
    /** Without names: those are known, and looking them up would be half of an idle poll. */
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

    /** Waits for one that is just ending: its row is locked until that is done on each node. */
    private static final String LIVE =
            "select subscription_no from subscription where site_id = ? and ended_at is null for share";
    /** What is read of each row: {@value #COLUMN_COUNT} columns. */
    public static final String COLUMNS =
            "select record_type, record_id, seq, created_seq, version, op, lineage, site_seq, stands_for, parent_type, parent_id,"
                    + " coalesce(octet_length(body), 0), case when octet_length(body) <= " + INLINE_BYTES
                    + " then body end";

    public static final int COLUMN_COUNT = 13;

    private static final String FROM_RECORD = COLUMNS + " from record ";

    /** The rows of a page: one walk along the index of positions. */
    public static final String ROWS = FROM_RECORD + "where stream_id = ? and seq > ? and seq <= ? order by seq limit ?";

    private static final String LIVE_LETTERS =
            " and (stands_for is null or stands_for in (select s.stream_id from subscription s where s.site_id = ? and s.ended_at is null))";

    private SnapshotSql() {}

    /** Settings of a page: the index of positions is the way. */
    public static void begin(Connection connection) throws SQLException {
        Jdbc.update(connection, BEGIN);
    }

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

    /** Numbers of the site's subscriptions, as they are now. */
    static Set<Integer> live(Connection connection, SiteId site) throws SQLException {
        return new HashSet<>(Jdbc.list(connection, LIVE, row -> row.getInt(1), site.value()));
    }

    /** One that is not known yet is read with all others of the site. */
    private static StreamName name(Connection connection, StreamDirectory streams, SiteId site, int stream)
            throws SQLException {
        StreamName known = streams.known(stream);
        if (known != null) {
            return known;
        }
        Map<Integer, StreamName> read = PostgresStreamStore.names(connection, site);
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

    static int rows(Connection connection, Reading reading, int limit, Predicate<PageRow> sink) throws SQLException {
        Source source = reading.source();
        return Walk.rows(
                reading.from(),
                limit,
                (after, count) ->
                        Jdbc.list(connection, ROWS, SnapshotSql::row, source.stream(), after, source.head(), count),
                PageRow::seq,
                sink);
    }

    /** The row with its body. */
    public static PageRow whole(Connection connection, int stream, PageRow row) throws SQLException {
        return row.isOutside()
                ? row.with(BodySql.read(connection, stream, row.key()).orElse(null))
                : row;
    }

    /** A row of {@link #COLUMNS}. */
    public static PageRow row(ResultSet row) throws SQLException {
        byte @Nullable [] parent = row.getBytes(11);
        return new PageRow(
                new RecordKey(row.getShort(1), row.getBytes(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                Operation.ofCode(row.getString(6).charAt(0)),
                row.getInt(7),
                row.getLong(8),
                row.getInt(9),
                parent == null ? null : new RecordKey(row.getShort(10), parent),
                row.getInt(12),
                row.getBytes(13));
    }

    static List<PageRow> rowsAfter(Connection connection, int stream, Collection<RecordKey> keys, long position)
            throws SQLException {
        List<PageRow> found = new ArrayList<>();
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
                        found.add(row(row));
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

    static long count(
            Connection connection, List<Reading> readings, int lineage, Set<RecordKey> visibleStores, long max)
            throws SQLException {
        long count = 0;
        for (Reading reading : readings) {
            boolean core = reading.source().kind() == StreamKind.STORE_CORE;
            boolean letters = reading.source().kind() == StreamKind.SITE;
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from (select 1 from record where stream_id = ? and seq > ? and seq <= ?"
                            + " and (lineage is distinct from ? or seq <= ?)"
                            + (core ? " and record_id = any(?)" : "")
                            + (letters ? LIVE_LETTERS : "")
                            + " limit ?) r")) {
                statement.setInt(1, reading.source().stream());
                statement.setLong(2, reading.from());
                statement.setLong(3, reading.source().head());
                statement.setInt(4, lineage);
                statement.setLong(5, reading.loadHead());
                int next = 6;
                if (core) {
                    statement.setArray(
                            next++,
                            connection.createArrayOf(
                                    "bytea",
                                    visibleStores.stream().map(RecordKey::id).toArray(byte[][]::new)));
                }
                if (letters) {
                    statement.setInt(next++, Integer.parseInt(reading.source().owner()));
                }
                statement.setLong(next, max == Long.MAX_VALUE ? max : max - count + 1);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    count += row.getLong(1);
                }
            }
            if (count > max) {
                return count;
            }
        }
        return count;
    }
}

package org.storesync.routing.feed.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.catalogue.RecordType;
import org.storesync.routing.feed.FeedLog.HomeRow;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.jdbc.StreamRowSql;
import org.storesync.routing.record.jdbc.Walk;

/** Reads rows of home streams for the feed. */
public final class HomeRowSql {
    /**
     * The cast prevents a walk along the primary key, which contains the type. Sub-queries for each row instead of joins serve the same
     * end.
     */
    public static final String ROWS_OF_TYPES = StreamRowSql.COLUMNS + """
            , received_at,
                coalesce(written_by, (select g.site_id from lineage g where g.lineage_id = record.lineage), 0),
                case when copied_to is not null then (select s.owner from stream s
                    where s.stream_id = any(copied_to) and s.kind = 'inbox' limit 1) end,
                not_addressed, half
            from record
            where stream_id = ? and seq > ? and seq <= ? and record_type::int = any(?) order by seq limit ?""";

    private static final int OWN_COLUMNS = StreamRowSql.COLUMN_COUNT;

    private HomeRowSql() {}

    /**
     * Hands over rows of these types in a range of positions, in order, until the sink has enough (false). Call {@link StreamRowSql#begin}
     * before.
     */
    static int range(
            Connection connection,
            int stream,
            long from,
            long to,
            List<RecordType> types,
            int limit,
            Predicate<HomeRow> sink)
            throws SQLException {
        Integer[] codes = types.stream().map(RecordType::code).toArray(Integer[]::new);
        return Walk.rows(
                from - 1,
                limit,
                (after, count) ->
                        Jdbc.list(connection, ROWS_OF_TYPES, HomeRowSql::row, stream, after, to, codes, count),
                home -> home.row().seq(),
                sink);
    }

    private static HomeRow row(ResultSet row) throws SQLException {
        return new HomeRow(
                StreamRowSql.row(row),
                Objects.requireNonNullElse(Jdbc.instant(row, "received_at"), Instant.EPOCH),
                row.getInt(OWN_COLUMNS + 2),
                row.getString(OWN_COLUMNS + 3),
                row.getString(OWN_COLUMNS + 4),
                Half.ofCode(row.getString(OWN_COLUMNS + 5)) == Half.TAKEN);
    }
}

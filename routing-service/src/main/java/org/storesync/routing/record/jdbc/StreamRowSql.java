package org.storesync.routing.record.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.Operation;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;

/**
 * Rows of table {@code record} as a {@link Walk} reads them. Without statistics the planner would sort instead of walking along the index of
 * positions, so it gets no choice.
 */
public final class StreamRowSql {
    /**
     * A larger body is read separately. A {@link Walk} reads rows by count, so one of its steps reads at most this many bytes for each row.
     */
    private static final int INLINE_BYTES = 8 * 1024;

    /** This form reaches every node with the settings of one transaction, in one round trip. */
    private static final String BEGIN =
            "set transaction isolation level repeatable read, read only; set local enable_bitmapscan = off;"
                    + " set local enable_seqscan = off; set local enable_sort = off";

    /** The columns read for each row: {@value #COLUMN_COUNT} of them. */
    public static final String COLUMNS =
            "select record_type, record_id, seq, created_seq, version, op, lineage, site_seq, stands_for, parent_type, parent_id,"
                    + " coalesce(octet_length(body), 0), case when octet_length(body) <= " + INLINE_BYTES
                    + " then body end";

    public static final int COLUMN_COUNT = 13;

    private StreamRowSql() {}

    /** Settings of a transaction that walks: it has one snapshot, and the planner uses the index of positions. */
    public static void begin(Connection connection) throws SQLException {
        Jdbc.update(connection, BEGIN);
    }

    /** The row together with its body. */
    public static StreamRow whole(Connection connection, int stream, StreamRow row) throws SQLException {
        return row.isOutside()
                ? row.with(BodySql.read(connection, stream, row.key()).orElse(null))
                : row;
    }

    /** A row of {@link #COLUMNS}. */
    public static StreamRow row(ResultSet row) throws SQLException {
        byte @Nullable [] parent = row.getBytes(11);
        return new StreamRow(
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
}

package org.storesync.routing.record.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.record.domain.RecordKey;

/** Reads one body separately, once there is room for it. */
public final class BodySql {
    private BodySql() {}

    /** The body; empty if the record does not exist or has none. */
    public static Optional<byte[]> read(Connection connection, int stream, RecordKey key) throws SQLException {
        return Jdbc.first(
                connection,
                "select body from record where stream_id = ? and record_type = ? and record_id = ? and body is not null",
                row -> row.getBytes(1),
                stream,
                (short) key.type(),
                key.id());
    }
}

package org.storesync.routing.epoch.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.storesync.kit.jdbc.Jdbc;

/** Reads the present epoch for writers. It reads the table each time, because another replica may have begun an epoch a moment ago. */
public final class EpochSql {
    private EpochSql() {}

    public static long current(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select coalesce(max(epoch), 0) from central_epoch", row -> row.getLong(1))
                .orElse(0L);
    }
}

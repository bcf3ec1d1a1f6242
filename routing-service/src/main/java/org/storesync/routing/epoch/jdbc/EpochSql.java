package org.storesync.routing.epoch.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.storesync.kit.jdbc.Jdbc;

/** The present epoch, for those who write: asked of the table each time, since another replica may have begun one a moment ago. */
public final class EpochSql {
    private EpochSql() {}

    public static long current(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select coalesce(max(epoch), 0) from central_epoch", row -> row.getLong(1))
                .orElse(0L);
    }
}

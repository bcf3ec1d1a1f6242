package org.storesync.reporting.readmodel.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.storesync.kit.jdbc.Jdbc;

/** Begins a transaction that reads the read models as of one moment. */
public final class ReadSnapshot {
    /** In the order in which everybody locks them. */
    static final String TABLES =
            "item, name, store, location, item_line, stock, stock_of_store, stock_of_item, store_data, feed_applied";

    private ReadSnapshot() {}

    /**
     * A table emptied by a rebuild is empty for older snapshots as well: so the tables are locked before the snapshot is taken, which then
     * shows figures and whether they are whole together.
     */
    public static void begin(Connection connection, Duration timeout) throws SQLException {
        Jdbc.update(connection, "set transaction isolation level repeatable read, read only");
        Jdbc.update(connection, "lock table " + TABLES + " in access share mode");
        Jdbc.first(
                connection, "select set_config('statement_timeout', ?, true)", row -> true, timeout.toMillis() + "ms");
    }
}

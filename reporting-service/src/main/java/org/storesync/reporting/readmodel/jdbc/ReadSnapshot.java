package org.storesync.reporting.readmodel.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.storesync.kit.jdbc.Jdbc;

/** Begins a transaction that reads the read models as they are at one moment. */
public final class ReadSnapshot {
    /** The tables, in the order in which all transactions lock them. The function {@code empty_read_models} empties the same. */
    static final String TABLES =
            "item, name, store, location, item_line, stock, stock_of_store, stock_of_item, store_data, feed_applied";

    private ReadSnapshot() {}

    /** Empties the read models. Waits for those who read them. */
    static void empty(Connection connection) throws SQLException {
        Jdbc.first(connection, "select empty_read_models()", row -> true);
    }

    /**
     * If a rebuild empties a table, it is empty for older snapshots too. So the tables are locked before the snapshot is taken. Then the
     * snapshot shows the figures together with whether they are complete.
     */
    public static void begin(Connection connection, Duration timeout) throws SQLException {
        Jdbc.update(connection, "set transaction isolation level repeatable read, read only");
        Jdbc.update(connection, "lock table " + TABLES + " in access share mode");
        Jdbc.first(
                connection, "select set_config('statement_timeout', ?, true)", row -> true, timeout.toMillis() + "ms");
    }
}

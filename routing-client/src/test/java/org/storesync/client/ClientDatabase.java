package org.storesync.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.test.TestPostgres;

/** A fresh database with the tables of this module, as a service's migrations make them. */
public final class ClientDatabase {
    private final String url = TestPostgres.freshDatabase("client");
    private final Transactions transactions = TestPostgres.transactions(url);

    public ClientDatabase() {
        run("/db/feed/V202611281700__create_feed_positions.sql");
        run("/db/outbox/V202611281701__create_outbox.sql");
        run("/db/outbox/V202611282350__batch_on_lane.sql");
        run("/db/outbox/V202611301511__trace_outbox.sql");
    }

    public Transactions transactions() {
        return transactions;
    }

    public void execute(String sql) {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A connection that nobody else can write a table beside, until it is rolled back. */
    public Connection locked(String table) throws SQLException {
        Connection connection = TestPostgres.connect(url);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in exclusive mode");
        }
        return connection;
    }

    /** Whether a transaction waits for a lock of another one. */
    public boolean isWaitedFor() throws SQLException {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void run(String migration) {
        try (InputStream in = ClientDatabase.class.getResourceAsStream(migration)) {
            execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.storesync.system.suite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Row locks that a test holds in the routing-service's database, so that a push stops where the test wants it.
 * {@code select .. from feed_head for update} stops it after everything is written and before the commit. The head of its stream stops it
 * before it reads its facts a second time.
 */
public final class HeldLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Central central;
    private final Connection connection;

    private HeldLock(Central central, Connection connection) {
        this.central = central;
        this.connection = connection;
    }

    /** @param select takes row locks */
    public static HeldLock take(Central central, String select) throws SQLException {
        Connection connection = central.database();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(select);
        }
        return new HeldLock(central, connection);
    }

    /** Holds the head of one stream, such as {@code store} of a store's id. */
    public static HeldLock ofHead(Central central, String kind, String owner) throws SQLException {
        Connection connection = central.database();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("select h.* from stream_head h"
                + " where h.stream_id = (select stream_id from stream where kind = ? and owner = ?) for update")) {
            statement.setString(1, kind);
            statement.setString(2, owner);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no stream " + kind + "/" + owner);
                }
            }
        }
        return new HeldLock(central, connection);
    }

    /** Waits until this many of routing's sessions wait for a lock. */
    public void awaitWaiting(int sessions) {
        Awaitility.await(sessions + " sessions wait for a lock")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> waiting() >= sessions);
    }

    private int waiting() throws SQLException {
        try (Connection other = central.database();
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where application_name = 'routing-service' and wait_event_type = 'Lock'")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}

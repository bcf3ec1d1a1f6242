package org.storesync.bench.reference;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.local.postgres.PostgresServer;

/** A database beside those of the services, on the same server with the same settings. */
public final class ReferenceDatabase {
    private static final String NAME = "reference";

    private final PostgresServer server;

    private ReferenceDatabase(PostgresServer server) {
        this.server = server;
    }

    public static ReferenceDatabase create(PostgresServer server) {
        try (Connection connection = server.superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
        } catch (SQLException e) {
            throw new BenchFailure("the database of the references can't be made", e);
        }
        return new ReferenceDatabase(server);
    }

    /** Runs the work over a separate connection. */
    <T> T with(String what, Work<T> work) {
        try (Connection connection = server.superuser(NAME)) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new BenchFailure("the reference '" + what + "' did not run", e);
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}

package org.storesync.bench.ground;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.storesync.local.suite.Suite;

/**
 * One open connection to a service's database, for code that asks it again and again while a clock runs. Only one thread at a time may use
 * it.
 */
public final class Probe implements AutoCloseable {
    private final String database;
    private final Connection connection;

    private Probe(String database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    public static Probe of(Suite suite, String database) {
        try {
            return new Probe(database, suite.postgres().superuser(database));
        } catch (SQLException e) {
            throw new BenchFailure("database " + database + " can't be reached", e);
        }
    }

    /** The one number that a query returns. The query may take one number. */
    public long number(String query, long... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setLong(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new BenchFailure("database " + database + " can't be asked", e);
        }
    }

    public String text(String query) {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new BenchFailure("database " + database + " has no answer to: " + query);
            }
            return row.getString(1);
        } catch (SQLException e) {
            throw new BenchFailure("database " + database + " can't be asked", e);
        }
    }

    /** A query's second column by its first; both are numbers. */
    Map<Integer, Long> numbers(String query) {
        Map<Integer, Long> numbers = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                numbers.put(row.getInt(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw new BenchFailure("database " + database + " can't be asked", e);
        }
        return numbers;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchFailure("a connection to database " + database + " can't be closed", e);
        }
    }
}

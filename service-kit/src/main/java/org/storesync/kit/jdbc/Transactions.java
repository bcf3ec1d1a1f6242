package org.storesync.kit.jdbc;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.storesync.kit.metrics.KitMeters;

/**
 * Runs work in a transaction of one database, READ COMMITTED as its connections are configured. It runs the work again when PostgreSQL asks
 * for that (40001 serialisation, 40P01 deadlock). No other place retries after a conflict.
 */
public final class Transactions {
    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final int RETRIES_MAX = 3;
    private static final long RETRY_DELAY_MAX_MILLIS = 20;
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK_DETECTED = "40P01";

    private final DataSource database;
    private final Counter serializationRetries;
    private final Counter deadlockRetries;

    public Transactions(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.serializationRetries = KitMeters.DATABASE_RETRIES.counter(meters, "serialization");
        this.deadlockRetries = KitMeters.DATABASE_RETRIES.counter(meters, "deadlock");
    }

    /** Commits the changes of the work and returns its result; rolls back after any exception. */
    public <T> T call(SqlWork<T> work) {
        for (int retries = 0; ; retries++) {
            try {
                return once(work);
            } catch (SQLException failure) {
                awaitRetry(new DatabaseException(failure), retries);
            } catch (DatabaseException failure) {
                // The work called a port, whose code hides SQL exceptions.
                awaitRetry(failure, retries);
            }
        }
    }

    private void awaitRetry(DatabaseException failure, int retries) {
        if (retries == RETRIES_MAX || !conflict(failure.sqlState())) {
            throw failure;
        }
        LOG.debugf("transaction runs again after %s", failure.sqlState());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                ThreadLocalRandom.current().nextLong(1, RETRY_DELAY_MAX_MILLIS << retries)));
    }

    /** Like {@link #call}, for work without a result. */
    public void run(SqlAction action) {
        call(connection -> {
            action.run(connection);
            return true;
        });
    }

    private <T> T once(SqlWork<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.run(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollback(connection);
                }
            }
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The first failure is the one to report; the pool drops a broken connection.
            LOG.debugf(e, "rollback failed");
        }
    }

    private boolean conflict(String state) {
        if (SERIALIZATION_FAILURE.equals(state)) {
            serializationRetries.increment();
            return true;
        }
        if (DEADLOCK_DETECTED.equals(state)) {
            deadlockRetries.increment();
            return true;
        }
        return false;
    }
}

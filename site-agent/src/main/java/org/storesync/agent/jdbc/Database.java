package org.storesync.agent.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/**
 * The file site.db. It has one connection, used by one thread at a time; several programs may have the file open at once. Each commit is on
 * the disk when it returns, because a power cut must not lose what a site told central or central told the site.
 */
public final class Database implements AutoCloseable {
    private static final int BUSY_TIMEOUT_MILLIS = 20_000;
    private static final int CACHE_KIB = 8 * 1024;

    private final Connection connection;
    private final Tables tables;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Connection connection) {
        this.connection = connection;
        this.tables = new Tables(new Rows(connection));
    }

    /** Opens the file. If there is none, it makes the file and its tables. */
    public static Database open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        try {
            Database database = new Database(config.createConnection("jdbc:sqlite:" + file));
            database.makeTables();
            return database;
        } catch (SQLException e) {
            throw LocalDataFault.of(e);
        }
    }

    private void makeTables() {
        change(found -> {
            Rows rows = found.rows();
            long version = rows.number("pragma user_version");
            if (version > Schema.VERSION) {
                throw new LocalDataFault(
                        "site.db was written by a newer release (form " + version + "); use that one, or newer");
            }
            if (version < Schema.VERSION) {
                for (String statement : version == 0 ? Schema.TABLES : Schema.FROM_1) {
                    rows.update(statement);
                }
                rows.update("pragma user_version = " + Schema.VERSION);
            }
        });
    }

    /** Runs the work in one transaction, which is rolled back when the work throws. */
    public <T> T write(Function<Tables, T> work) {
        lock.lock();
        try {
            begin();
            try {
                T result = work.apply(tables);
                connection.setAutoCommit(true);
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                undo(e);
                throw e;
            }
        } catch (SQLException e) {
            throw LocalDataFault.of(e);
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #write(Function)}, for work without a result. */
    public void change(Consumer<Tables> work) {
        write(found -> {
            work.accept(found);
            return true;
        });
    }

    private void begin() throws SQLException {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            leaveTransaction(e);
            throw e;
        }
    }

    private void undo(Throwable cause) {
        try {
            connection.setAutoCommit(false);
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        leaveTransaction(cause);
    }

    // The driver changes its mode before it tries the commit. So this works with and without a transaction.
    private void leaveTransaction(Throwable cause) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Reads without a transaction: each statement sees the state between two transactions. */
    public <T> T read(Function<Tables, T> work) {
        lock.lock();
        try {
            return work.apply(tables);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw LocalDataFault.of(e);
        } finally {
            lock.unlock();
        }
    }
}

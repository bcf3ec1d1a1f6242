package org.storesync.reporting.readmodel.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.reporting.config.ReportingConfig;
import org.storesync.reporting.readmodel.ReadModels;
import org.storesync.reporting.readmodel.domain.FeedProgress;

/** All tables made from the feed. */
@Singleton
public class PostgresReadModels implements ReadModels {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Transactions transactions;
    private final ReportingConfig config;

    public PostgresReadModels(Transactions transactions, ReportingConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Override
    public FeedProgress progress() {
        return transactions.call(PostgresReadModels::progress);
    }

    private static FeedProgress progress(Connection connection) throws SQLException {
        return Jdbc.first(connection, """
                        select (select count(*) from feed_position where seq is null),
                            (select max(applied_at) from feed_applied) as applied_at
                        """, row -> new FeedProgress(row.getInt(1), Jdbc.instant(row, "applied_at")))
                .orElseThrow();
    }

    @Override
    public Optional<FeedProgress> empty() {
        try {
            return Optional.of(transactions.call(connection -> {
                Jdbc.first(
                        connection,
                        "select set_config('lock_timeout', ?, true)",
                        row -> true,
                        config.rebuildWait().toMillis() + "ms");
                // Keeps out rows that are being applied at this moment, because the delete would not see a new stream's
                // position.
                Jdbc.update(connection, "lock table feed_position, feed_load in share row exclusive mode");
                Jdbc.update(connection, "update feed_position set seq = null, load_head = null");
                Jdbc.update(connection, "delete from feed_load");
                ReadSnapshot.empty(connection);
                return progress(connection);
            }));
        } catch (DatabaseException e) {
            if (e.sqlState().equals(LOCK_NOT_AVAILABLE)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

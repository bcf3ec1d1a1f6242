package org.storesync.routing.epoch.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.routing.epoch.EpochLog;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.stream.jdbc.Engine;

/** Table {@code central_epoch}. */
@ApplicationScoped
public class PostgresEpochLog implements EpochLog {
    private static final String NO_CONNECTION = "08006";
    /** More subscriptions than a site begins between a backup and a restore: four times as many as it can have at once. */
    private static final int SUBSCRIPTIONS_LOST_MAX = 4_000;

    private static final String TIMELINE = "select substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)";
    private static final String OF_OTHER_NODES =
            "select success, result from run_command_on_workers($node$" + TIMELINE + "$node$)";

    private final Transactions transactions;

    PostgresEpochLog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Epoch> newest() {
        return transactions.call(connection -> Jdbc.first(
                connection,
                "select epoch, timeline from central_epoch order by epoch desc limit 1",
                row -> new Epoch(row.getLong(1), row.getInt(2))));
    }

    @Override
    public void begin(Epoch epoch, Instant at, String why) {
        transactions.run(connection -> {
            int begun = Jdbc.update(
                    connection,
                    "insert into central_epoch (epoch, began_at, why, timeline) values (?, ?, ?, ?) on conflict do nothing",
                    epoch.number(),
                    at,
                    why,
                    epoch.timeline());
            if (begun == 1 && epoch.number() > 0) {
                passOver(connection, epoch.number());
            }
        });
    }

    /**
     * Central may have given numbers that it no longer knows, if it was restored. Heads of streams jump when they are first used. The rest
     * does so here: numbers of subscriptions, and positions of the feed. Feed heads come last, as everywhere (log.md, Heads and locks).
     */
    private static void passOver(Connection connection, long epoch) throws SQLException {
        long base = Epochs.base(epoch);
        Jdbc.update(
                connection, "update site_state set next_subscription = next_subscription + ?", SUBSCRIPTIONS_LOST_MAX);
        Jdbc.update(
                connection,
                "update feed_head set jumps = jumps || array[seq, ?::bigint], seq = ? where seq < ?",
                base,
                base,
                base);
    }

    @Override
    public int timeline() {
        return transactions.call(connection -> {
            int sum = 0;
            for (int timeline : Jdbc.list(connection, TIMELINE, row -> number(row.getString(1)))) {
                sum += timeline;
            }
            if (Engine.spreads()) {
                for (int timeline : Jdbc.list(connection, OF_OTHER_NODES, PostgresEpochLog::answered)) {
                    sum += timeline;
                }
            }
            return sum;
        });
    }

    private static int answered(ResultSet row) throws SQLException {
        if (!row.getBoolean(1)) {
            throw new SQLException("a node does not tell its timeline: " + row.getString(2), NO_CONNECTION);
        }
        return number(row.getString(2));
    }

    private static int number(String timeline) {
        return Integer.parseInt(timeline, 16);
    }
}

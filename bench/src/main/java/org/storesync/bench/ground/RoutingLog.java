package org.storesync.bench.ground;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.local.suite.Suite;

/** The log, seen from outside the services: what a bench checks and counts in routing's database. */
public final class RoutingLog {
    private static final int FETCH = 5_000;
    private static final int ID_BEGIN = "{\"ID\":\"".length();
    private static final int ID_END = ID_BEGIN + 36;

    private final Suite suite;
    private final @Nullable BroughtDatabase brought;

    /** @param brought where routing keeps its log; null: in the suite */
    RoutingLog(Suite suite, @Nullable BroughtDatabase brought) {
        this.suite = suite;
        this.brought = brought;
    }

    private Connection connect() throws SQLException {
        return brought == null ? suite.postgres().superuser("routing") : brought.connect();
    }

    /** The head of a store's stream. */
    public long head(String store) {
        return number(
                "select coalesce((select h.head from stream_head h join stream t using (stream_id) where t.kind = 'store' and t.owner = '"
                        + store + "'), 0)");
    }

    public long records() {
        return number("select count(*) from record");
    }

    /** Bytes of WAL that all sessions have written so far. */
    public long walBytes() {
        return number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    /** Rows written so far in routing's database, as the server counts them. The server learns of them up to ten seconds later. */
    public long rowsWritten() {
        return number("select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint from pg_stat_user_tables");
    }

    /**
     * Checks that each of these bodies is in the stream after the position, as it was pushed.
     *
     * @param bodies by record id; emptied
     * @throws BenchFailure if one is lost or differs
     */
    public void requireAll(String store, long after, Map<String, byte[]> bodies) {
        int pushed = bodies.size();
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(
                    "select body from record where stream_id = (select stream_id from stream where kind = 'store' and owner = ?)"
                            + " and seq > ? and op = 'U'")) {
                statement.setString(1, store);
                statement.setLong(2, after);
                statement.setFetchSize(FETCH);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        check(row.getBytes(1), bodies);
                    }
                }
            }
        } catch (SQLException e) {
            throw new BenchFailure("the log can't be read", e);
        }
        if (!bodies.isEmpty()) {
            throw new BenchFailure(
                    bodies.size() + " of " + pushed + " acknowledged records are not in the log, such as "
                            + bodies.keySet().iterator().next());
        }
    }

    private static void check(byte[] stored, Map<String, byte[]> bodies) {
        String id = new String(stored, ID_BEGIN, ID_END - ID_BEGIN, StandardCharsets.ISO_8859_1);
        byte[] pushed = bodies.remove(id);
        if (pushed != null && !Arrays.equals(pushed, stored)) {
            throw new BenchFailure("the log holds record " + id + " with another body than was pushed");
        }
    }

    /** One number of routing's database. */
    public long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailure("routing's database can't be asked", e);
        }
    }

    /** Runs a statement in routing's database. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailure("routing's database refused: " + sql, e);
        }
    }
}

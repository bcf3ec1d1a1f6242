package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.RowMapper;
import org.storesync.kit.jdbc.SqlAction;
import org.storesync.kit.jdbc.SqlWork;
import org.storesync.routing.record.jdbc.CopyStream;

/**
 * The connection of one transaction, with the values that do not change in it. An SQL failure ends the transaction (see
 * {@link PostgresPushLog}).
 */
record Session(Connection connection, long epoch, Instant now) {

    <T> T run(SqlWork<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        return run(open -> Jdbc.list(open, sql, mapper, arguments));
    }

    <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        return run(open -> Jdbc.first(open, sql, mapper, arguments));
    }

    boolean exists(String sql, @Nullable Object... arguments) {
        return first(sql, row -> true, arguments).isPresent();
    }

    int update(String sql, @Nullable Object... arguments) {
        return run(open -> Jdbc.update(open, sql, arguments));
    }

    /** Like {@link #run}, for work without a result. */
    void act(SqlAction action) {
        run(open -> {
            action.run(open);
            return true;
        });
    }

    /** Inserts rows with the given {@code copy ... from stdin binary}. */
    void copy(String sql, CopyStream.Rows rows) {
        act(open -> CopyStream.run(open, sql, rows));
    }

    /** One statement with many rows of arguments. */
    void updates(String sql, List<@Nullable Object[]> rows) {
        act(open -> Jdbc.updates(open, sql, rows));
    }
}

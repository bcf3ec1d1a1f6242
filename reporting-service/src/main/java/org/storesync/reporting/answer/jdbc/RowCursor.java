package org.storesync.reporting.answer.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.storesync.kit.jdbc.RowMapper;

/** Reads an answer of any length in bounded memory, within the caller's transaction. */
public final class RowCursor {
    private static final int FETCH_ROWS = 1000;

    private RowCursor() {}

    public static <T> void each(
            Connection connection, String sql, List<Object> arguments, RowMapper<T> mapper, Consumer<T> sink)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_ROWS);
            for (int i = 0; i < arguments.size(); i++) {
                Object argument = arguments.get(i);
                statement.setObject(
                        i + 1, argument instanceof String[] texts ? connection.createArrayOf("text", texts) : argument);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(mapper.map(rows));
                }
            }
        }
    }
}

package org.storesync.kit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A few functions over plain JDBC that turn SQL in a text block into a statement: they bind, run and map. */
public final class Jdbc {
    private Jdbc() {}

    /** All rows; the SQL carries the limit. */
    public static <T> List<T> list(
            Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> first(
            Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
        }
    }

    /** Runs an insert, update or delete; returns how many rows it changed. */
    public static int update(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Runs one insert, update or delete with many rows of arguments, without waiting for the server's answer to each. */
    public static void updates(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bindAll(connection, statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** One value for each row, in the order of the rows, as an argument of {@code unnest}. */
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<? super T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** Like {@link #texts}. */
    public static <T> @Nullable Long[] longs(Collection<T> rows, Function<? super T, @Nullable Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    /** Like {@link #texts}. */
    public static <T> byte[] @Nullable [] bytes(Collection<T> rows, Function<? super T, byte @Nullable []> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }

    /** A {@code timestamptz} column, null where it is null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bindAll(connection, statement, arguments);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bindAll(Connection connection, PreparedStatement statement, @Nullable Object[] arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            bind(connection, statement, i + 1, arguments[i]);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case Instant time -> statement.setObject(index, time.atOffset(ZoneOffset.UTC));
            case Integer[] array -> statement.setArray(index, connection.createArrayOf("int4", array));
            case Long[] array -> statement.setArray(index, connection.createArrayOf("int8", array));
            case String[] array -> statement.setArray(index, connection.createArrayOf("text", array));
            case UUID[] array -> statement.setArray(index, connection.createArrayOf("uuid", array));
            case Boolean[] array -> statement.setArray(index, connection.createArrayOf("bool", array));
            case byte[][] array -> statement.setArray(index, connection.createArrayOf("bytea", array));
            case Instant[] array -> statement.setArray(index, connection.createArrayOf("timestamptz", texts(array)));
            case null, default -> statement.setObject(index, value);
        }
    }

    private static @Nullable String[] texts(@Nullable Instant[] times) {
        @Nullable String[] texts = new String[times.length];
        for (int i = 0; i < times.length; i++) {
            Instant time = times[i];
            texts[i] = time == null ? null : time.toString();
        }
        return texts;
    }
}

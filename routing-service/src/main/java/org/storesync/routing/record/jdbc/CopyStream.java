package org.storesync.routing.record.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in PostgreSQL's binary COPY form, which is the fastest way to insert them (docs/adr/0012). Each full buffer goes out at once,
 * so the database inserts the first rows while the next ones are written, and a batch needs no second copy of itself in memory.
 */
public final class CopyStream {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String INTERNAL_ERROR = "XX000";
    private static final String DEADLOCK_DETECTED = "40P01";

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private CopyStream(CopyIn copy) {
        this.copy = copy;
        buffer.put(SIGNATURE);
    }

    /** Writes the rows of one COPY. */
    @FunctionalInterface
    public interface Rows {
        void write(CopyStream out) throws SQLException;
    }

    /** Inserts rows with the given {@code copy ... from stdin binary}. */
    public static void run(Connection connection, String sql, Rows rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            CopyStream out = new CopyStream(copy);
            rows.write(out);
            out.room(2).putShort((short) -1);
            out.flush();
            copy.endCopy();
        } catch (SQLException failure) {
            throw told(failure);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Finds a deadlock by the message: where several nodes hold the table, COPY returns the other node's message but not its code. */
    private static SQLException told(SQLException failure) {
        return INTERNAL_ERROR.equals(failure.getSQLState())
                        && String.valueOf(failure.getMessage()).contains("deadlock")
                ? new SQLException(failure.getMessage(), DEADLOCK_DETECTED, failure)
                : failure;
    }

    public CopyStream row(int columns) throws SQLException {
        room(2).putShort((short) columns);
        return this;
    }

    public CopyStream int8(long value) throws SQLException {
        room(12).putInt(8).putLong(value);
        return this;
    }

    /** Writes null for 0, which stands for none. */
    public CopyStream int8OrNull(long value) throws SQLException {
        return value == 0 ? none() : int8(value);
    }

    public CopyStream int4(int value) throws SQLException {
        room(8).putInt(4).putInt(value);
        return this;
    }

    /** Writes null for 0, which stands for none. */
    public CopyStream int4OrNull(int value) throws SQLException {
        return value == 0 ? none() : int4(value);
    }

    public CopyStream int2(int value) throws SQLException {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    public CopyStream letter(char value) throws SQLException {
        room(5).putInt(1).put((byte) value);
        return this;
    }

    public CopyStream text(@Nullable String value) throws SQLException {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CopyStream bytes(byte @Nullable [] value) throws SQLException {
        return value == null ? none() : bytes(value, 0, value.length);
    }

    public CopyStream bytes(byte[] value, int from, int to) throws SQLException {
        room(4).putInt(to - from);
        int at = from;
        while (at < to) {
            int part = Math.min(to - at, buffer.remaining());
            buffer.put(value, at, part);
            at += part;
            if (at < to) {
                flush();
            }
        }
        return this;
    }

    public CopyStream none() throws SQLException {
        room(4).putInt(-1);
        return this;
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}

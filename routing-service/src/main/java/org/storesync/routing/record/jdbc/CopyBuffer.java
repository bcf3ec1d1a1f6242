package org.storesync.routing.record.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Collects rows in PostgreSQL's binary COPY form in one growing buffer, and sends them at once. This is the fastest way to insert them
 * (docs/adr/0012).
 */
public final class CopyBuffer {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int SEND_BYTES = 1 << 16;
    private static final String INTERNAL_ERROR = "XX000";
    private static final String DEADLOCK_DETECTED = "40P01";

    private ByteBuffer buffer;

    public CopyBuffer(int expectedBytes) {
        buffer = ByteBuffer.allocate(Math.max(expectedBytes, 256)).put(SIGNATURE);
    }

    public CopyBuffer row(int columns) {
        room(2).putShort((short) columns);
        return this;
    }

    public CopyBuffer int8(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    /** Writes null for 0, which stands for none. */
    public CopyBuffer int8OrNull(long value) {
        return value == 0 ? none() : int8(value);
    }

    public CopyBuffer int4(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    /** Writes null for 0, which stands for none. */
    public CopyBuffer int4OrNull(int value) {
        return value == 0 ? none() : int4(value);
    }

    public CopyBuffer int2(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    public CopyBuffer letter(char value) {
        room(5).putInt(1).put((byte) value);
        return this;
    }

    public CopyBuffer text(@Nullable String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CopyBuffer bytes(byte @Nullable [] value) {
        return value == null ? none() : bytes(value, 0, value.length);
    }

    public CopyBuffer bytes(byte[] value, int from, int to) {
        room(4 + to - from).putInt(to - from).put(value, from, to - from);
        return this;
    }

    public CopyBuffer none() {
        room(4).putInt(-1);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }

    /** Finds a deadlock by the message: where several nodes hold the table, COPY returns the other node's message but not its code. */
    private static SQLException told(SQLException failure) {
        return INTERNAL_ERROR.equals(failure.getSQLState())
                        && String.valueOf(failure.getMessage()).contains("deadlock")
                ? new SQLException(failure.getMessage(), DEADLOCK_DETECTED, failure)
                : failure;
    }

    /** Sends all rows with the given {@code copy ... from stdin binary}. */
    public void send(Connection connection, String sql) throws SQLException {
        room(2).putShort((short) -1);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            for (int at = 0; at < buffer.position(); at += SEND_BYTES) {
                copy.writeToCopy(buffer.array(), at, Math.min(SEND_BYTES, buffer.position() - at));
            }
            copy.endCopy();
        } catch (SQLException failure) {
            throw told(failure);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}

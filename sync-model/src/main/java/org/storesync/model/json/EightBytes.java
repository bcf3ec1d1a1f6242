package org.storesync.model.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time, because a batch is millions of bytes and most of them need no decision. */
final class EightBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long LINE_FEEDS = ONES * '\n';

    private EightBytes() {}

    /**
     * Passes over ASCII characters that stand for themselves inside a JSON text.
     *
     * @return the place of the first other byte, or one of the last seven places before {@code to}
     */
    static int plainUntil(byte[] buf, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) EIGHT.get(buf, at);
            long controls = eight - SPACES;
            long stops = (zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | controls | eight) & HIGH_BITS;
            if (stops != 0) {
                return at + first(stops);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** The place of the next line feed in {@code buf[from..to)}; {@code to} if there is none. */
    static int lineEnd(byte[] buf, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long stops = zeros((long) EIGHT.get(buf, at) ^ LINE_FEEDS) & HIGH_BITS;
            if (stops != 0) {
                return at + first(stops);
            }
            at += Long.BYTES;
        }
        while (at < to && buf[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The high bit of the lowest zero byte is set. What stands above it says nothing. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }

    private static int first(long stops) {
        return Long.numberOfTrailingZeros(stops) / Byte.SIZE;
    }
}

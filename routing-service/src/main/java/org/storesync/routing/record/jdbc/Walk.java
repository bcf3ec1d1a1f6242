package org.storesync.routing.record.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Reads rows of a stream in the order of their positions, some at a time, until the reader has enough. Each step is a statement with a
 * limit, not a fetch from a large result, because an engine with several nodes collects everything that a statement asks for before it
 * returns the first row.
 */
public final class Walk {
    private static final int FIRST = 64;
    private static final int NEXT = 500;

    private Walk() {}

    /** Reads the next rows after a position. */
    @FunctionalInterface
    public interface Step<T> {
        List<T> read(long after, int limit) throws SQLException;
    }

    /** Hands rows to {@code sink} until it has enough (false) or {@code limit} is reached; returns how many it handed over. */
    public static <T> int rows(long from, int limit, Step<T> step, ToLongFunction<T> position, Predicate<T> sink)
            throws SQLException {
        long after = from;
        int handed = 0;
        int size = FIRST;
        while (handed < limit) {
            int asked = Math.min(size, limit - handed);
            List<T> rows = step.read(after, asked);
            for (T row : rows) {
                handed++;
                if (!sink.test(row)) {
                    return handed;
                }
            }
            if (rows.size() < asked) {
                break;
            }
            after = position.applyAsLong(rows.getLast());
            size = NEXT;
        }
        return handed;
    }
}

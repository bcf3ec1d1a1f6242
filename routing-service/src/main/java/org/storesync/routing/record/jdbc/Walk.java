package org.storesync.routing.record.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Rows of a stream in the order of their positions, some at a time, until who reads has enough. Each step is a statement with its own limit, not
 * a fetch of a large result: an engine with several nodes brings all that a statement asks for before it hands out the first row.
 */
public final class Walk {
    private static final int FIRST = 64;
    private static final int NEXT = 500;

    private Walk() {}

    /** The next rows behind a position. */
    @FunctionalInterface
    public interface Step<T> {
        List<T> read(long after, int limit) throws SQLException;
    }

    /** Hands rows to {@code sink} until it has enough (false) or {@code limit} is reached; how many were handed. */
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

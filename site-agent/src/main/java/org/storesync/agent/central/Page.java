package org.storesync.agent.central;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole page of a pull.
 *
 * @param cursor must be stored in one transaction with the rows
 * @param remaining records still to come after this page
 * @param drained the page reached the head of every stream
 * @param begins loads from the beginning that start here
 * @param ends subscriptions whose load is complete with this page
 * @param live all live subscriptions; null unless drained
 * @param wireBytes how many bytes it took on the link
 */
public record Page(
        String cursor,
        long remaining,
        boolean drained,
        List<Begin> begins,
        List<Long> ends,
        @Nullable List<Long> live,
        List<PageRow> rows,
        long wireBytes) {
    public Page {
        begins = List.copyOf(begins);
        ends = List.copyOf(ends);
        live = live == null ? null : List.copyOf(live);
        rows = List.copyOf(rows);
    }

    /**
     * A subscription whose load starts, and the name of its stream.
     *
     * @param epoch of central; 0 if it does not tell
     */
    public record Begin(long subscription, String stream, long epoch) {}
}

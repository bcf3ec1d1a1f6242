package org.storesync.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
public record PageOf<T>(
        @Schema(required = true) List<T> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {

    /**
     * A page of at most {@code limit} rows. The caller reads one row more, which says whether this is the last page.
     *
     * @param cursor the place after a row
     * @param view the row as it is shown
     */
    public static <R, T> PageOf<T> from(List<R> oneMore, int limit, Function<R, String> cursor, Function<R, T> view) {
        List<R> rows = oneMore.subList(0, Math.min(limit, oneMore.size()));
        boolean more = oneMore.size() > limit;
        return new PageOf<>(rows.stream().map(view).toList(), more ? cursor.apply(rows.getLast()) : null);
    }

    /** Like the other method, for rows that are shown as they are. */
    public static <T> PageOf<T> from(List<T> oneMore, int limit, Function<T, String> cursor) {
        return from(oneMore, limit, cursor, Function.identity());
    }
}

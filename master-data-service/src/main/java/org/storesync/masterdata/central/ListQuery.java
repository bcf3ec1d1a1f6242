package org.storesync.masterdata.central;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.model.text.Folding;

/**
 * Which records of a kind, in the order of their keys.
 *
 * @param search text in key or name, folded
 * @param after where the page before ended
 */
public record ListQuery(
        @Nullable String search,
        int limit,
        @Nullable Position after,
        @Nullable Instant updatedAfter) {
    /** A place in the order: key, then id. */
    public record Position(String sortKey, String id) {}

    /** The search as a pattern of SQL's like, with an exclamation mark as escape. */
    String pattern() {
        return search == null
                ? "%"
                : "%"
                        + Folding.fold(search)
                                .replace("!", "!!")
                                .replace("%", "!%")
                                .replace("_", "!_")
                        + "%";
    }
}

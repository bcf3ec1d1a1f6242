package org.storesync.masterdata.central;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.text.Folding;

/**
 * Which records of a kind to list, in the order of their keys.
 *
 * @param search text in key or name, folded
 * @param after where the page before ended
 */
public record ListQuery(
        @Nullable String search,
        int limit,
        @Nullable Position after,
        @Nullable Instant updatedAfter) {
    /** A place in the order: the key, then the id. */
    public record Position(String sortKey, String id) {}

    /** The query over {@link RecordEntity}. */
    String text(Owner owner) {
        return "deleted = false and searchText like :pattern escape '!'"
                + (owner.id() == null ? "" : " and ownerId = :owner")
                + (updatedAfter == null ? "" : " and updatedAt > :after")
                + (after == null ? "" : " and (sortKey > :key or sortKey = :key and id > :id)")
                + " order by sortKey, id";
    }

    /** The values of the query's parameters. */
    Map<String, Object> values(Owner owner) {
        Map<String, Object> values = new HashMap<>(Map.of("pattern", pattern()));
        if (owner.id() != null) {
            values.put("owner", owner.id());
        }
        if (updatedAfter != null) {
            values.put("after", updatedAfter);
        }
        if (after != null) {
            values.put("key", after.sortKey());
            values.put("id", after.id());
        }
        return values;
    }

    /** The search text as a pattern of SQL's like, with an exclamation mark as escape. */
    private String pattern() {
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

package org.storesync.transfer.half.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The half a source wants now. */
public record Draft(String halfId, String receivingStore, Map<String, @Nullable Object> body, List<Line> lines) {
    /** The number of a half until its site gives it the next of its own (D4). */
    public static final long UNNUMBERED = -1;

    /** One of its lines. */
    public record Line(String id, Map<String, @Nullable Object> body) {}

    public Draft {
        lines = List.copyOf(lines);
    }
}

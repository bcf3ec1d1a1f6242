package org.storesync.kit.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which rows are asked for, newest first; null for any. */
public record AuditQuery(
        @Nullable String kind,
        @Nullable String writer,
        @Nullable String about,
        @Nullable Place after,
        int limit) {
    /** Where a page ended. */
    public record Place(Instant at, String writer, long seq) {}
}

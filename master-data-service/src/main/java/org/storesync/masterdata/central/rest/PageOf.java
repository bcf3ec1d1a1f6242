package org.storesync.masterdata.central.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.Stored;

/** A page of a list. */
@RegisterForReflection
public record PageOf<T>(
        @Schema(required = true) List<T> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {

    /** At most {@code limit}, from one more than that. */
    public static <T> PageOf<T> from(List<Stored<T>> oneMore, int limit) {
        List<T> items = oneMore.stream().limit(limit).map(Stored::value).toList();
        return new PageOf<>(items, oneMore.size() > limit ? Cursor.after(oneMore.get(limit - 1)) : null);
    }
}

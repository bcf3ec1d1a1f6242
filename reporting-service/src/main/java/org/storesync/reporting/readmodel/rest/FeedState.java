package org.storesync.reporting.readmodel.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.readmodel.domain.FeedProgress;

/** How far the read models are behind central. */
public record FeedState(
        @Schema(required = true, description = "streams are being read again: figures are not whole yet")
        boolean rebuilding,

        @Schema(required = true, description = "partitions, of 16, whose streams are still being read")
        int partitionsLoading,

        @Schema(description = "transactions not applied yet; absent: not known") @Nullable
        Long lag,

        @Schema(description = "when rows were last applied; absent: never yet") @Nullable
        Instant appliedAt) {

    static FeedState from(FeedProgress progress, long lag) {
        return new FeedState(
                progress.rebuilding(), progress.partitionsLoading(), lag < 0 ? null : lag, progress.appliedAt());
    }
}

package org.storesync.reporting.readmodel.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the read models are.
 *
 * @param partitionsLoading partitions whose home streams are still being read
 * @param appliedAt when rows were last applied; null: never yet
 */
public record FeedProgress(int partitionsLoading, @Nullable Instant appliedAt) {
    /** True while streams are still being read: figures are not complete until then. */
    public boolean rebuilding() {
        return partitionsLoading > 0;
    }
}

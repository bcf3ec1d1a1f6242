package org.storesync.routing.site.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lane 0 of a site's current installation. */
public record LaneState(
        UUID lineage, long highSeq, @Nullable UUID lastBatch) {}

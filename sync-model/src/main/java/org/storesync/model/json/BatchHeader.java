package org.storesync.model.json;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The head of a pushed batch (docs/protocol.md, Push).
 *
 * @param firstSeq siteSeq of the first change
 * @param count how many changes the client says there are; -1 if it did not say (JSON form only)
 * @param queued what the client still has to send afterwards
 * @param review changes of a machine that was rolled back: a stale one is kept for review, not dropped
 */
public record BatchHeader(
        UUID batchId,
        UUID lineage,
        int lane,
        long firstSeq,
        int count,
        @Nullable Long queued,
        boolean review) {}

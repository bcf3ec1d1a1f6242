package org.storesync.model.site;

import org.jspecify.annotations.Nullable;

/**
 * What remains in both directions (F3).
 *
 * @param remaining records that the site has not received yet, after its last acknowledged cursor
 * @param remainingExact false above 10,000, where the figure is never too small
 * @param highestSeq highest siteSeq that central has answered in lane 0
 * @param queued what the site last said it still has to send
 * @param quarantined its records that wait at central
 * @param lastContactAt RFC 3339; filled in by the gateway
 */
public record StatusView(
        int siteId,
        long remaining,
        boolean remainingExact,
        long highestSeq,
        long queued,
        long quarantined,
        @Nullable String lastContactAt) {}

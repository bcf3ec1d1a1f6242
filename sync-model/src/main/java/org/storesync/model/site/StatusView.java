package org.storesync.model.site;

import org.jspecify.annotations.Nullable;

/**
 * What remains in both directions (F3).
 *
 * @param remaining records the site has not got yet, behind its last acknowledged cursor
 * @param remainingExact false above 10,000, where the figure is never too small
 * @param highestSeq highest siteSeq central has answered in lane 0
 * @param queued what the site last said it still has to send
 * @param quarantined its records parked at central
 * @param lastContactAt RFC 3339; filled by the gateway
 */
public record StatusView(
        int siteId,
        long remaining,
        boolean remainingExact,
        long highestSeq,
        long queued,
        long quarantined,
        @Nullable String lastContactAt) {}

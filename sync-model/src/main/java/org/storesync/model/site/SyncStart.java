package org.storesync.model.site;

import org.jspecify.annotations.Nullable;

/**
 * What a site says when it begins a sync (design of the log: Echo).
 *
 * @param lineage this installation, a UUID
 * @param lastAnswered highest siteSeq whose outcome the site has stored; 0 for none
 * @param inDoubt the batch sent without an answer
 * @param queued records the site still has to send
 */
public record SyncStart(
        String lineage,
        long lastAnswered,
        @Nullable BatchInDoubt inDoubt,
        @Nullable Long queued) {

    /** A batch whose answer never came. */
    public record BatchInDoubt(String batchId, long fromSeq, long toSeq) {}
}

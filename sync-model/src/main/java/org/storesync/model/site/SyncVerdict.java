package org.storesync.model.site;

import org.jspecify.annotations.Nullable;

/** How a site goes on after {@link SyncStart}: the verdict, what central has of its lane, and who it is. */
public record SyncVerdict(
        Verdict verdict, long highestSeq, @Nullable String lastBatchId, SiteView site) {

    /** See docs/protocol.md, "Beginning a sync". */
    public enum Verdict {
        CONTINUE,
        ROLLED_BACK,
        RESEND
    }
}

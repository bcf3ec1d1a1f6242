package org.storesync.routing.site.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.model.site.SyncVerdict.Verdict;

/** How a sync goes on, from what the site remembers and what central has of its lane (docs/log.md: Echo, Epoch). */
public final class SyncBegin {
    private SyncBegin() {}

    /**
     * @param current the lane of the installation that calls; null if the site has another current installation
     * @param retired another installation took the place of the one that calls
     */
    public static Beginning of(
            @Nullable LaneState current, boolean retired, long lastAnswered, @Nullable UUID inDoubt) {
        if (current == null) {
            return retired ? new Beginning.Retired() : new Beginning.TakesOver();
        }
        return new Beginning.Continues(judge(lastAnswered, inDoubt, current.highSeq(), current.lastBatch()), current);
    }

    /**
     * The verdict for a current lineage. Central may have more than the site remembers: that is normal if its last batch is the one whose
     * answer the site never got. Otherwise this machine was restored from an old copy, even if it has counted on since then.
     *
     * @param lastAnswered highest siteSeq whose outcome the site has
     * @param inDoubt batch sent without an answer
     * @param highSeq highest siteSeq central has answered
     * @param lastBatch central's last batch of the lane
     */
    static Verdict judge(long lastAnswered, @Nullable UUID inDoubt, long highSeq, @Nullable UUID lastBatch) {
        if (highSeq < lastAnswered) {
            return Verdict.RESEND;
        }
        boolean answerLost = inDoubt != null && inDoubt.equals(lastBatch);
        return highSeq > lastAnswered && !answerLost ? Verdict.ROLLED_BACK : Verdict.CONTINUE;
    }
}

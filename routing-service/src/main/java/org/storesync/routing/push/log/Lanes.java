package org.storesync.routing.push.log;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.model.SiteId;
import org.storesync.model.json.BatchHeader;
import org.storesync.routing.budget.domain.Usage;

/** Lanes, and the batches that came on them. */
public interface Lanes {
    /** The lane of this batch; waits while another push holds it. */
    Optional<Lane> lock(SiteId site, BatchHeader header);

    /** True for an installation of this site whose place another installation has taken. */
    boolean retired(SiteId site, UUID lineage);

    /** The answer to the lane's last batch. */
    byte @Nullable [] lastAnswer(SiteId site, int lane);

    /** Keeps the answer, and what the site said about itself. */
    void finish(FinishedBatch batch);

    /**
     * A lane of a site under its lock.
     *
     * @param lineage number of the lane's current lineage
     * @param highSeq highest siteSeq answered
     * @param used what the site used today
     * @param answered the batch that comes now, if it was answered before
     */
    record Lane(
            int lineage,
            UUID lineageId,
            long highSeq,
            @Nullable UUID lastBatch,
            Usage used,
            @Nullable AnsweredBatch answered) {

        public Lane with(@Nullable AnsweredBatch batch) {
            return new Lane(lineage, lineageId, highSeq, lastBatch, used, batch);
        }
    }

    /** A batch that was answered before. {@code others}: gzip of the outcomes that are not plainly accepted. */
    record AnsweredBatch(byte[] digest, long firstSeq, long lastSeq, byte @Nullable [] others) {}

    /**
     * @param highSeq highest siteSeq that the lane has answered now
     * @param others gzip of the outcomes that are not plainly accepted, null for none
     * @param retryLater one change was answered retry-later: the site's sync is not complete
     */
    record FinishedBatch(
            SiteId site,
            int lane,
            int lineage,
            UUID batchId,
            byte[] digest,
            long firstSeq,
            long lastSeq,
            long highSeq,
            int accepted,
            byte @Nullable [] others,
            byte[] answer,
            @Nullable Long queued,
            Usage used,
            boolean retryLater,
            AuditDetail audit) {}
}

package org.storesync.agent.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.BrokenAnswer;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.central.SiteViews;
import org.storesync.agent.jdbc.BatchTable.Sending;
import org.storesync.agent.jdbc.Tables;
import org.storesync.model.push.AnswerFault;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.SiteView;

/** Sends batches until the outbox is empty. Once a batch is cut, it is sent until it is answered, with the same id and the same bytes. */
final class Pushing {
    private static final int TOO_LARGE = 413;
    /** Room for the text around a body in its line. */
    private static final int LINE_BYTES = 1024;

    private final SyncParts parts;
    private final Retry retry;
    private final SyncListener listener;
    private final SyncReport.Tally tally;
    private @Nullable Integer recordsMax;

    Pushing(SyncParts parts, Retry retry, SyncListener listener, SyncReport.Tally tally) {
        this.parts = parts;
        this.retry = retry;
        this.listener = listener;
        this.tally = tally;
    }

    /** Changes that central asked to send later are tried once more at the end, because often central was only busy. */
    void pushAll() {
        while (pushOne()) {}
        boolean again = parts.database().write(tables -> {
            tables.outbox().forgetTries();
            return tables.outbox().toSend() > 0;
        });
        if (again) {
            parts.pause().of(retry.pauseBefore(1));
            while (pushOne()) {}
        }
    }

    /** False when there was nothing to send. */
    boolean pushOne() {
        Optional<PushBatch> next = parts.database().write(this::next);
        if (next.isEmpty()) {
            return false;
        }
        PushBatch batch = next.get();
        try {
            PushAnswer answer = retry.call(() -> send(batch));
            parts.database()
                    .change(tables -> new OutcomeTaker(
                                    tables, parts.bodies(), parts.clock().instant(), tally)
                            .take(batch, answer));
            tally.batches++;
            long toSend = parts.database().read(tables -> tables.outbox().toSend());
            listener.on(new SyncEvent.Sent(tally.sent(), tally.sent() + toSend, tally.sentBytes));
        } catch (CentralProblem problem) {
            if (problem.status() != TOO_LARGE || batch.count() == 1) {
                throw problem;
            }
            giveUp(batch);
        }
        return true;
    }

    private PushAnswer send(PushBatch batch) {
        PushAnswer answer = parts.central().push(batch);
        tally.sentBytes += batch.content().size();
        try {
            return answer.requireOf(batch.batchId(), batch.firstSeq(), batch.count());
        } catch (AnswerFault fault) {
            throw new BrokenAnswer("central's answer is not of the batch that was sent: " + fault.getMessage(), fault);
        }
    }

    private Optional<PushBatch> next(Tables tables) {
        Optional<PushBatch> inDoubt = tables.batch().find();
        if (inDoubt.isPresent()) {
            return inDoubt;
        }
        SyncLimits limits = parts.limits();
        int records = recordsMax == null ? limits.batchRecords() : Math.min(recordsMax, limits.batchRecords());
        BatchCutter.Size size = new BatchCutter.Size(records, limits.batchBytes(), records, Long.MAX_VALUE);
        Withheld withheld = Withheld.NOTHING;
        String known = tables.state().siteView();
        if (known != null) {
            SiteView site = SiteViews.read(known);
            size = within(site.limits(), size);
            withheld = Withheld.of(site);
        }
        BatchCutter cutter = new BatchCutter(parts.bodies(), parts.ids()::next, withheld);
        return cutter.cut(tables, size, parts.clock().instant());
    }

    private BatchCutter.Size within(SiteView.Limits central, BatchCutter.Size wanted) {
        int most = recordsMax == null ? central.recordsPerBatch() : Math.min(recordsMax, central.recordsPerBatch());
        return new BatchCutter.Size(
                Math.min(wanted.records(), most),
                (int) Math.min(wanted.bytes(), central.batchBytes()),
                most,
                central.batchBytes() - LINE_BYTES);
    }

    // Central's limits are lower than before. The batch was never taken, and changes are states, so cutting again
    // repeats nothing.
    private void giveUp(PushBatch batch) {
        recordsMax = Math.max(1, batch.count() / 2);
        parts.database().change(tables -> {
            for (Sending change : tables.batch().changes().reversed()) {
                tables.records().pushedSeq(change.row(), change.pushedBefore());
                tables.outbox().putBack(change.row(), change.withBase(), false);
            }
            tables.batch().clear();
        });
    }
}

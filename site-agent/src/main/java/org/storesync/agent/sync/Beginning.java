package org.storesync.agent.sync;

import java.util.Comparator;
import java.util.List;
import org.storesync.agent.central.BrokenAnswer;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.SiteViews;
import org.storesync.agent.edit.Editor;
import org.storesync.agent.jdbc.BatchTable.Sending;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.LocalChange;
import org.storesync.model.ProblemCode;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;
import org.storesync.model.site.SyncVerdict.Verdict;

/** Begins a sync: tells central how far this installation is, and does what its verdict asks for (docs/protocol.md). */
final class Beginning {
    /** The first round, and one under a new lineage. No answer can make a third one necessary. */
    private static final int ROUNDS_MAX = 2;

    private final SyncParts parts;
    private final Retry retry;
    private final SyncListener listener;
    private final SyncReport.Tally tally;

    Beginning(SyncParts parts, Retry retry, SyncListener listener, SyncReport.Tally tally) {
        this.parts = parts;
        this.retry = retry;
        this.listener = listener;
        this.tally = tally;
    }

    SiteView begin() {
        for (int round = 1; round <= ROUNDS_MAX; round++) {
            SyncStart start = parts.database().read(Beginning::start);
            try {
                SyncVerdict answer = retry.call(() -> parts.central().begin(start));
                if (answer.verdict() != Verdict.ROLLED_BACK) {
                    goOn(start, answer);
                    listener.on(new SyncEvent.Begun(answer.site()));
                    return answer.site();
                }
                renew(answer.highestSeq());
            } catch (CentralProblem problem) {
                if (!problem.is(ProblemCode.LINEAGE_RETIRED)) {
                    throw problem;
                }
                // This copy is from before an earlier roll-back, and needs the same cure.
                renew(0);
            }
        }
        throw new BrokenAnswer("central says that a new installation was restored from an old copy");
    }

    private static SyncStart start(Tables tables) {
        SyncStart.BatchInDoubt inDoubt = tables.batch()
                .find()
                .map(batch -> new SyncStart.BatchInDoubt(batch.batchId(), batch.firstSeq(), batch.lastSeq()))
                .orElse(null);
        long queued = tables.outbox().toSend() + tables.batch().inDoubt();
        return new SyncStart(tables.state().lineage(), tables.state().lastAnswered(), inDoubt, queued);
    }

    private void goOn(SyncStart start, SyncVerdict answer) {
        parts.database().change(tables -> {
            tables.state().nextSeq(Math.max(tables.state().nextSeq(), answer.highestSeq() + 1));
            // If central lost a lineage altogether, it answers that the lineage is new and that nothing was answered.
            if (answer.highestSeq() < start.lastAnswered()) {
                resend(tables, answer.highestSeq());
            }
            String known = tables.state().siteView();
            String site = SiteViews.write(answer.site());
            if (!site.equals(known)) {
                new Collecting(tables)
                        .changed(known == null ? null : SiteViews.read(known), answer.site())
                        .forEach((store, records) -> {
                            tally.resent += records;
                            listener.on(new SyncEvent.CollectedAgain(store, records));
                        });
                tables.state().siteView(site);
            }
            tables.outbox().forgetTries();
        });
    }

    private void resend(Tables tables, long highestSeq) {
        // A central that lost a document deletes no line with it.
        Editor editor = new Editor(parts.database(), parts.bodies());
        tables.records()
                .orphansSentAfter(highestSeq)
                .forEach(line -> editor.make(tables, new LocalChange.Delete(line)));
        List<String> types = tables.outbox().typesSent().stream()
                .sorted(Comparator.comparingInt(this::rank))
                .toList();
        int queued = tables.outbox().queueSentAfter(highestSeq, types);
        tables.state().lastAnswered(highestSeq);
        tally.resent += queued;
        listener.on(new SyncEvent.Resending(queued));
    }

    private int rank(String typeName) {
        RecordType type = parts.bodies().typeOf(typeName);
        return type == null ? Integer.MAX_VALUE : type.rank();
    }

    /** Makes this another installation. It reads everything before it sends, and sends only what still fits what it read. */
    private void renew(long highestSeq) {
        String lineage = parts.ids().next().toString();
        parts.database().change(tables -> {
            List<Sending> unanswered = tables.batch().changes();
            tables.batch().clear();
            for (Sending change : unanswered.reversed()) {
                tables.outbox().putBack(change.row(), true, false);
            }
            tables.outbox().allWithBase();
            tables.takings().clear();
            tables.state().lineage(lineage);
            tables.state().lastAnswered(0);
            // Numbers never repeat, so a correction for the old lineage answers no change of the new one.
            tables.state().nextSeq(Math.max(tables.state().nextSeq(), highestSeq + 1));
            tables.state().cursor(null);
            tables.state().pullFirst(true);
            tables.state().rollbacks(tables.state().rollbacks() + 1);
        });
        tally.rolledBack = true;
        listener.on(new SyncEvent.RolledBack());
    }
}

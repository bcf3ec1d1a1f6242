package org.storesync.agent.sync;

import java.time.Instant;
import java.util.List;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.jdbc.BatchTable.Sending;
import org.storesync.agent.jdbc.LocalRow;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.model.RecordCode;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.push.PushAnswer.ChangeOutcome;

/** Takes the answer of a push. It notes what became of each change, in one transaction with the end of the batch. */
final class OutcomeTaker {
    private final Tables tables;
    private final BodyReader bodies;
    private final Instant now;
    private final SyncReport.Tally tally;
    private boolean anyTaking;

    OutcomeTaker(Tables tables, BodyReader bodies, Instant now, SyncReport.Tally tally) {
        this.tables = tables;
        this.bodies = bodies;
        this.now = now;
        this.tally = tally;
    }

    void take(PushBatch batch, PushAnswer answer) {
        List<Sending> changes = tables.batch().changes();
        anyTaking = tables.takings().any();
        tables.batch().clear();
        // From the end, so that changes that go back into the outbox keep their order.
        for (int i = changes.size() - 1; i >= 0; i--) {
            take(changes.get(i), answer.outcomes().get(i));
        }
        tables.records().dropLost();
        tables.refused().keepNewest();
        tables.state().lastAnswered(batch.lastSeq());
    }

    private void take(Sending change, ChangeOutcome answer) {
        switch (answer.outcome()) {
            case ACCEPTED -> accept(change, answer);
            case DUPLICATE -> tables.refused().remove(change.key());
            case NOT_COLLECTED -> holdBack(change);
            case QUARANTINED -> {
                note(change, answer, true);
                tables.takings().remove(change.key());
                if (answer.code() == RecordCode.ROLLED_BACK_STALE) {
                    dropChange(change);
                }
            }
            case STALE -> dropChange(change);
            case RETRY_LATER -> {
                tables.records().pushedSeq(change.row(), change.pushedBefore());
                tables.outbox().putBack(change.row(), change.withBase(), true);
            }
            case REFUSED -> refuse(change, answer);
        }
        tally.outcomes.merge(answer.outcome(), 1L, Long::sum);
    }

    // Central's newer body is here already or will come. If the record is held through no subscription, this site must
    // not show it, so it is dropped.
    private void dropChange(Sending change) {
        tables.records().pushedSeq(change.row(), change.pushedBefore());
        tables.records().lost(change.row(), true);
    }

    // The change counts as not sent. It is sent when central collects the store (docs/protocol.md, Not collected).
    private void holdBack(Sending change) {
        tables.records().pushedSeq(change.row(), change.pushedBefore());
        tables.refused().remove(change.key());
        String store = tables.records()
                .get(change.key())
                .flatMap(record -> new StoreData(bodies, tables).of(change.key(), record.body()))
                .map(StoreData.Owned::storeId)
                .orElse("");
        tables.outbox().holdBack(change.row(), change.withBase(), store);
    }

    private void refuse(Sending change, ChangeOutcome answer) {
        tables.records().pushedSeq(change.row(), change.pushedBefore());
        RecordKey header = tables.records().parentOf(change.row()).orElse(null);
        if (header != null
                && answer.code() == RecordCode.PARENT_DELETED
                && tables.takings().marked(header)) {
            // Central withdrew the half while this site took it. The header revives it, then the line is sent again.
            tables.outbox().putBack(change.row(), change.withBase(), true);
            tables.records().find(header).ifPresent(found -> tables.outbox().queueFirst(found.row()));
            return;
        }
        tables.takings().remove(change.key());
        note(change, answer, false);
    }

    private void note(Sending change, ChangeOutcome answer, boolean waiting) {
        Body sent = tables.records().get(change.key()).map(StoredRecord::body).orElse(null);
        tables.refused()
                .add(new Refusal(
                        change.key(),
                        change.siteSeq(),
                        waiting,
                        answer.code() == null ? "" : answer.code().wireName(),
                        answer.detail() == null ? "" : answer.detail(),
                        now,
                        sent,
                        null));
    }

    private void taken(Sending change) {
        RecordKey header = tables.records().parentOf(change.row()).orElse(change.key());
        tables.takings().accepted(header, change.siteSeq());
    }

    private void accept(Sending change, ChangeOutcome answer) {
        LocalRow local = tables.records().find(change.key()).orElseThrow();
        Long version = answer.version();
        if (version != null) {
            tables.records().raiseVersion(change.row(), version);
        }
        if (local.deleted() && !local.unsent()) {
            // The tombstone stays with its version, because a correction of an earlier change can still come, and must
            // not bring the record back.
            tables.holdings().forgetAll(change.row());
            tables.records().lost(change.row(), false);
        } else {
            answer.in().forEach(subscription -> tables.holdings().note(change.row(), subscription));
            tables.records().lost(change.row(), local.lost() && answer.in().isEmpty());
        }
        if (answer.resendChildren()) {
            tables.outbox().queueChildren(change.key());
        }
        tables.refused().remove(change.key());
        if (anyTaking) {
            taken(change);
        }
    }
}

package org.storesync.agent.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.PushAnswer;
import org.storesync.agent.central.PushAnswer.ChangeOutcome;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.jdbc.BatchTable.Sending;
import org.storesync.agent.jdbc.LocalRow;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.jdbc.Tables;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;

/** Takes the answer of a push: what became of each change, in one transaction with the end of the batch. */
final class OutcomeTaker {
    private final Tables tables;
    private final Instant now;
    private final SyncReport.Tally tally;

    OutcomeTaker(Tables tables, Instant now, SyncReport.Tally tally) {
        this.tables = tables;
        this.now = now;
        this.tally = tally;
    }

    void take(PushBatch batch, PushAnswer answer) {
        List<Sending> changes = tables.batch().changes();
        tables.batch().clear();
        // From the end, so that what goes back into the outbox keeps its order.
        for (int i = changes.size() - 1; i >= 0; i--) {
            take(changes.get(i), answer.outcomes().get(i));
        }
        tables.records().dropLost();
        tables.refused().keepNewest();
        tables.state().lastAnswered(batch.lastSeq());
    }

    private void take(Sending change, ChangeOutcome answer) {
        // An outcome of a newer central: keep the change, nothing else is safe.
        Outcome outcome = answer.outcome() == null ? Outcome.RETRY_LATER : answer.outcome();
        switch (outcome) {
            case ACCEPTED -> accept(change, answer);
            case DUPLICATE, NOT_COLLECTED -> tables.refused().remove(change.key());
            case QUARANTINED -> {
                tables.refused().remove(change.key());
                if (RecordCode.ROLLED_BACK_STALE.wireName().equals(answer.code())) {
                    dropChange(change);
                }
            }
            case STALE -> dropChange(change);
            case RETRY_LATER -> {
                tables.records().pushedSeq(change.row(), change.pushedBefore());
                tables.outbox().putBack(change.row(), change.withBase(), true);
            }
            case REFUSED -> {
                tables.records().pushedSeq(change.row(), change.pushedBefore());
                tables.refused()
                        .add(new Refusal(
                                change.key(), change.siteSeq(), text(answer.code()), text(answer.detail()), now));
            }
        }
        tally.outcomes.merge(outcome, 1L, Long::sum);
    }

    // Central's newer body is here or comes. A record that is held through nothing is not this site's to show: it goes.
    private void dropChange(Sending change) {
        tables.records().pushedSeq(change.row(), change.pushedBefore());
        tables.records().lost(change.row(), true);
    }

    private void accept(Sending change, ChangeOutcome answer) {
        LocalRow local = tables.records().find(change.key()).orElseThrow();
        Long version = answer.version();
        if (version != null) {
            tables.records().raiseVersion(change.row(), version);
        }
        if (local.deleted() && !local.unsent()) {
            tables.holdings().forgetAll(change.row());
        } else {
            answer.in().forEach(subscription -> tables.holdings().note(change.row(), subscription));
            tables.records().lost(change.row(), local.lost() && answer.in().isEmpty());
        }
        if (answer.resendChildren()) {
            tables.outbox().queueChildren(change.key());
        }
        tables.refused().remove(change.key());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

package org.storesync.routing.push.run;

import java.util.List;
import java.util.Map;
import org.storesync.model.Operation;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.push.domain.FinalState;
import org.storesync.routing.push.domain.FinalStates;
import org.storesync.routing.push.domain.Letter;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.stream.domain.Head;

/** Writes a judged batch under its heads: rows, children that appear or disappear with their parent, corrections. */
final class BatchWriter {
    private final Transaction transaction;
    private final Plan plan;
    private final Pusher pusher;
    private final Positions positions;
    private final BatchRows rows;

    BatchWriter(Transaction transaction, Plan plan, Pusher pusher, int siteStream, Map<Integer, Head> heads) {
        this.transaction = transaction;
        this.plan = plan;
        this.pusher = pusher;
        this.positions = new Positions(heads.values());
        this.rows = new BatchRows(
                plan.finalStates(),
                positions,
                pusher,
                siteStream,
                transaction.grounds().epoch());
    }

    /** Writes all rows. Afterwards the rows know the versions they got. */
    BatchRows write(List<Letter> letters) {
        FinalStates finalStates = plan.finalStates();
        for (FinalState finalState : finalStates) {
            positions.isHome(finalState.home());
            Stored before = finalState.before();
            if (finalState.clears() && before != null && finalState.parent() == null) {
                deleteChildren(finalState.home(), finalState.key());
                before.copiedTo().forEach(copy -> deleteChildren(copy, finalState.key()));
            }
        }
        finalStates.forEach(rows::add);
        finalStates.takenOver().forEach((key, home) -> {
            positions.isHome(home);
            transaction.rows().take(home, key, positions.next(home));
        });
        letters.forEach(rows::add);
        rows.write(transaction.rows(), plan.facts().isTransfers(pusher.site().value()));
        for (FinalState finalState : finalStates) {
            if (finalState.parent() == null && finalState.op() == Operation.UPSERT && finalState.before() != null) {
                moveChildren(finalState);
            }
        }
        return rows;
    }

    /** Comes after everything else, because it takes the last locks. */
    void publish() {
        positions.publish(transaction.heads());
    }

    private void deleteChildren(int stream, RecordKey parent) {
        positions.advance(stream, transaction.children().delete(stream, parent, pusher.site(), positions.head(stream)));
    }

    /** Children of this batch have their rows already. Children from before are copied or removed now. */
    private void moveChildren(FinalState finalState) {
        RecordKey parent = finalState.key();
        for (int target : finalState.enters()) {
            positions.advance(
                    target, transaction.children().copy(finalState.home(), target, parent, positions.head(target)));
        }
        for (int left : finalState.leaves()) {
            positions.advance(left, transaction.children().remove(left, parent, positions.head(left)));
        }
    }
}

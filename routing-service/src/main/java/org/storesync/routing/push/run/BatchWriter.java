package org.storesync.routing.push.run;

import java.util.List;
import java.util.Map;
import org.storesync.model.Operation;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.push.domain.Draft;
import org.storesync.routing.push.domain.Drafts;
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
                plan.drafts(),
                positions,
                pusher,
                siteStream,
                transaction.grounds().epoch());
    }

    /** Writes all rows. Afterwards the rows know the versions they got. */
    BatchRows write(List<Letter> letters) {
        Drafts drafts = plan.drafts();
        for (Draft draft : drafts) {
            positions.isHome(draft.home());
            Stored before = draft.before();
            if (draft.clears() && before != null && draft.parent() == null) {
                deleteChildren(draft.home(), draft.key());
                before.copiedTo().forEach(copy -> deleteChildren(copy, draft.key()));
            }
        }
        drafts.forEach(rows::add);
        drafts.takenOver().forEach((key, home) -> {
            positions.isHome(home);
            transaction.rows().take(home, key, positions.next(home));
        });
        letters.forEach(rows::add);
        rows.write(transaction.rows(), plan.facts().isTransfers(pusher.site().value()));
        for (Draft draft : drafts) {
            if (draft.parent() == null && draft.op() == Operation.UPSERT && draft.before() != null) {
                moveChildren(draft);
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
    private void moveChildren(Draft draft) {
        RecordKey parent = draft.key();
        for (int target : draft.enters()) {
            positions.advance(
                    target, transaction.children().copy(draft.home(), target, parent, positions.head(target)));
        }
        for (int left : draft.leaves()) {
            positions.advance(left, transaction.children().remove(left, parent, positions.head(left)));
        }
    }
}

package org.storesync.routing.push;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.routing.push.BatchRun.Origin;
import org.storesync.routing.push.BatchWriter.Letter;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;

/**
 * A change that is refused, stale, late or let go of is answered by central's state of the record as well, so that the site converges (I9):
 * its body where the site is entitled to it, else a delete. Who never was entitled learns nothing (I3).
 */
final class Corrections {
    private final Transaction transaction;
    private final Rules rules;
    private final Origin origin;
    private final Map<Integer, Integer> subscriptions;
    private final int siteStream;

    Corrections(
            Transaction transaction, Rules rules, Origin origin, Map<Integer, Integer> subscriptions, int siteStream) {
        this.transaction = transaction;
        this.rules = rules;
        this.origin = origin;
        this.subscriptions = subscriptions;
        this.siteStream = siteStream;
    }

    /** One letter for each record that needs it; it answers the last change of it that was not taken. */
    List<Letter> of(List<Judgement> judged, Map<RecordKey, Stored> stored) {
        Map<RecordKey, Letter> letters = new HashMap<>();
        for (Judgement judgement : judged) {
            RecordKey key = judgement.key();
            boolean late = key != null && isLate(key, judgement.verdict());
            boolean letGo = judgement.verdict() instanceof Verdict.LetGo;
            boolean corrects = late
                    || letGo
                    || judgement.verdict() instanceof Verdict.Refuse
                    || judgement.verdict() instanceof Verdict.Stale;
            if (corrects && key != null) {
                Stored record = stored.get(key);
                // A parked change was answered long ago, perhaps to an earlier installation: nothing unsent may give
                // way to it.
                long answers = origin.parked() ? 0 : judgement.change().siteSeq();
                int standsFor = record == null ? 0 : heldThrough(key, record, stored);
                if (record != null && standsFor != 0) {
                    letters.put(key, new Letter(record.stream(), key, record, standsFor, answers));
                } else if (late || (record != null && wasHeld(record, judgement.verdict()))) {
                    letters.put(key, gone(key, record, answers));
                } else if (letGo) {
                    letters.put(key, gone(key, null, answers));
                }
            }
        }
        return List.copyOf(letters.values());
    }

    /** Once for each change: one that stays late while it waits was answered before. */
    private boolean isLate(RecordKey key, @Nullable Verdict verdict) {
        return verdict instanceof Verdict.Wait wait && Rules.isLate(wait.code()) && !origin.corrected(key);
    }

    /** A record the site was entitled to once, refused for another reason than that its id is somebody else's. */
    private boolean wasHeld(Stored record, @Nullable Verdict verdict) {
        return !(verdict instanceof Verdict.Refuse refuse && refuse.code() == RecordCode.ID_BELONGS_ELSEWHERE)
                && transaction.wasEntitled(origin.site(), record.stream());
    }

    /** Not entitled to it any more, or central has none: the site's own record goes. */
    private Letter gone(RecordKey key, @Nullable Stored record, long answers) {
        // Below any version a record ever has: when the late change is taken after all, its row says more than this.
        long version = record == null ? 0 : record.version();
        Stored tombstone = new Stored(siteStream, Operation.DELETE, 0, 0, version, 0, null, List.of());
        return new Letter(siteStream, key, tombstone, siteStream, answers);
    }

    /** A stream of the record the site subscribes to; 0 for none: then it gets no byte of it (I3). */
    private int heldThrough(RecordKey key, Stored record, Map<RecordKey, Stored> stored) {
        if (subscriptions.containsKey(record.stream())) {
            boolean visible = !rules.keys().isStore(key) || transaction.seesStore(origin.site(), key.idText());
            return visible ? record.stream() : 0;
        }
        Stored standing = record.parent() == null ? record : parent(record.parent(), record.stream(), stored);
        return standing == null
                ? 0
                : standing.copiedTo().stream()
                        .filter(subscriptions::containsKey)
                        .findFirst()
                        .orElse(0);
    }

    /** Children stand where their parent stands; a delete does not name it, so it may not have been read yet. */
    private @Nullable Stored parent(RecordKey parent, int home, Map<RecordKey, Stored> stored) {
        Stored known = stored.get(parent);
        return known != null ? known : transaction.stored(Map.of(parent, home)).get(parent);
    }
}

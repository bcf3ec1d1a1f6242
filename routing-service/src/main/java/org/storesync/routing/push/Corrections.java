package org.storesync.routing.push;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.push.BatchRun.Origin;
import org.storesync.routing.push.BatchWriter.Letter;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.push.domain.Rules;
import org.storesync.routing.push.domain.Verdict;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/** A refused or stale change of a record the site holds is answered by central's state of it as well, so that the site converges (I9). */
final class Corrections {
    private final Transaction transaction;
    private final Rules rules;
    private final Origin origin;
    private final Map<Integer, Integer> subscriptions;

    Corrections(Transaction transaction, Rules rules, Origin origin, Map<Integer, Integer> subscriptions) {
        this.transaction = transaction;
        this.rules = rules;
        this.origin = origin;
        this.subscriptions = subscriptions;
    }

    /** One letter for each record that needs it; it answers the last change of it that was not taken. */
    List<Letter> of(List<Judgement> judged, Map<RecordKey, Stored> stored) {
        Map<RecordKey, Letter> letters = new HashMap<>();
        for (Judgement judgement : judged) {
            RecordKey key = judgement.key();
            boolean corrects =
                    judgement.verdict() instanceof Verdict.Refuse || judgement.verdict() instanceof Verdict.Stale;
            Stored record = key == null ? null : stored.get(key);
            if (corrects && key != null && record != null) {
                int standsFor = heldThrough(key, record, stored);
                if (standsFor != 0) {
                    // A parked change was answered long ago, perhaps to an earlier installation: nothing unsent may
                    // give way to it.
                    long answers = origin.parked() ? 0 : judgement.change().siteSeq();
                    letters.put(key, new Letter(record.stream(), key, record, standsFor, answers));
                }
            }
        }
        return List.copyOf(letters.values());
    }

    /** A stream of the record the site subscribes to; 0 for none: then it gets no byte of it (I3). */
    private int heldThrough(RecordKey key, Stored record, Map<RecordKey, Stored> stored) {
        if (subscriptions.containsKey(record.stream())) {
            boolean visible = !rules.isStore(key) || transaction.seesStore(origin.site(), key.idText());
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

package org.storesync.routing.push.run;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.push.domain.FinalStates;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.push.domain.Letter;
import org.storesync.routing.push.log.Grounds;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;

/**
 * A change that is refused, stale, late or discarded is also answered by central's state of the record, so that the site converges (I9): by
 * the body where the site is entitled to it, otherwise by a delete. A site that never was entitled to the record learns nothing (I3).
 *
 * @param subscriptions of the site: their numbers by stream
 */
record Corrections(Grounds grounds, Rules rules, Pusher pusher, Terms terms, Map<Integer, Integer> subscriptions) {

    /** What is local stays as the site has it: central's copy of a user has no password. A message that reaches nobody stays with its sender. */
    private static final Set<RecordCode> UNCORRECTED =
            EnumSet.of(RecordCode.LOCAL_DATA, RecordCode.RECEIVER_NOT_VISIBLE);

    /** Adds the heads that the correction of a change may need. What else the site may see is asked once these heads are locked. */
    void addHeads(Judgement judgement, FinalStates finalStates, Set<Integer> heads) {
        RecordKey key = judgement.key();
        if (key == null || !corrects(judgement, key)) {
            return;
        }
        Stored record = finalStates.stored(key);
        boolean held = record != null && heldThrough(record, finalStates) != 0;
        if (record != null && held) {
            heads.add(record.stream());
        }
        Verdict verdict = judgement.verdict();
        if (held || mayEndWithout(verdict) || (record != null && meansIt(verdict))) {
            heads.add(terms.siteStream());
        }
    }

    /**
     * One letter for each record that needs one, with its state under the heads. It answers the last change of the record that was not
     * taken.
     */
    List<Letter> letters(List<Judgement> judged, FinalStates finalStates) {
        Map<RecordKey, Letter> letters = new HashMap<>();
        for (Judgement judgement : judged) {
            RecordKey key = judgement.key();
            Letter letter = key != null && corrects(judgement, key) ? letter(judgement, key, finalStates) : null;
            if (letter != null) {
                letters.put(letter.key(), letter);
            }
        }
        return List.copyOf(letters.values());
    }

    private boolean corrects(Judgement judgement, RecordKey key) {
        return switch (judgement.verdict()) {
            case Verdict.Refuse refused -> !UNCORRECTED.contains(refused.code());
            case Verdict.Stale stale -> true;
            case Verdict.LetGo gone -> true;
            // Only once for each change: a change that stays late while it waits was corrected before.
            case Verdict.Wait wait ->
                Rules.isLate(wait.code()) && !terms.corrected().contains(key);
            case Verdict.Accept accepted -> false;
            case Verdict.Nothing nothing -> false;
            case Verdict.NotCollected unkept -> false;
            case null -> false;
        };
    }

    private @Nullable Letter letter(Judgement judgement, RecordKey key, FinalStates finalStates) {
        // A parked change was answered long ago, perhaps to an earlier installation, so this letter must not replace
        // anything that the site has not sent yet.
        long answers = pusher.isParked() ? 0 : judgement.change().siteSeq();
        Verdict verdict = judgement.verdict();
        Stored record = finalStates.stored(key);
        if (record == null) {
            return mayEndWithout(verdict) ? gone(key, 0, answers) : null;
        }
        int standsFor = heldThrough(record, finalStates);
        if (standsFor != 0 && sees(key, record)) {
            return new Letter(record.stream(), key, record, standsFor, answers);
        }
        return verdict instanceof Verdict.Wait || wasHeld(record, verdict)
                ? gone(key, record.version(), answers)
                : verdict instanceof Verdict.LetGo ? gone(key, 0, answers) : null;
    }

    /** Central has no such record. The site deletes its own if its change waits for a person, or if a person discarded the change. */
    private static boolean mayEndWithout(@Nullable Verdict verdict) {
        return verdict instanceof Verdict.Wait || verdict instanceof Verdict.LetGo;
    }

    /** True for a record to which the site was entitled once. */
    private boolean wasHeld(Stored record, @Nullable Verdict verdict) {
        return meansIt(verdict) && grounds.wasEntitled(pusher.site(), record.stream());
    }

    /** True if the record may be the one that the site means: the id does not belong to another record. */
    private static boolean meansIt(@Nullable Verdict verdict) {
        return !(verdict instanceof Verdict.Refuse refuse && refuse.code() == RecordCode.ID_BELONGS_ELSEWHERE);
    }

    /** @param version 0 is below any version of a record: if the change is accepted later, its row has a higher version */
    private Letter gone(RecordKey key, long version, long answers) {
        Stored tombstone = new Stored(terms.siteStream(), Operation.DELETE, 0, 0, version, 0, null, List.of());
        return new Letter(terms.siteStream(), key, tombstone, terms.siteStream(), answers);
    }

    /** A stream of the record that the site subscribes to; 0 for none: then the site gets no byte of the record (I3). */
    private int heldThrough(Stored record, FinalStates finalStates) {
        if (subscriptions.containsKey(record.stream())) {
            return record.stream();
        }
        // Children stand where their parent stands.
        Stored standing = record.parent() == null ? record : finalStates.stored(record.parent());
        return standing == null
                ? 0
                : standing.copiedTo().stream()
                        .filter(subscriptions::containsKey)
                        .findFirst()
                        .orElse(0);
    }

    /** Only sites that have something to do with a store may see its core record. */
    private boolean sees(RecordKey key, Stored record) {
        return !rules.keys().isStore(key)
                || !subscriptions.containsKey(record.stream())
                || grounds.seesStore(pusher.site(), key.idText());
    }
}

package org.storesync.routing.push.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Keys;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;
import org.storesync.routing.rule.domain.Verdict.Accept;
import org.storesync.routing.rule.domain.Verdict.NotCollected;
import org.storesync.routing.rule.domain.Verdict.Nothing;
import org.storesync.routing.rule.domain.Verdict.Wait;

/**
 * Folds a batch in memory: judges its changes in order, so that each sees those before it, and keeps the last accepted state of each
 * record. If a child's parent comes later in the batch, the child is judged after the parent, so that a wrong order inside a batch puts
 * nothing into quarantine.
 */
public final class BatchJudge {
    private final Rules rules;
    private final Pusher pusher;
    private final long highSeq;
    private final BatchFacts facts;
    private final FinalStates finalStates;
    private final Map<RecordKey, List<Integer>> orphans = new HashMap<>();
    private final Map<RecordKey, Long> gone = new HashMap<>();

    /**
     * @param highSeq changes at or below it are duplicates
     * @param epoch the central epoch, in which versions are counted
     */
    public BatchJudge(Rules rules, Facts facts, Pusher pusher, long highSeq, long epoch, Records records) {
        this.rules = rules;
        this.pusher = pusher;
        this.highSeq = highSeq;
        this.facts = new BatchFacts(facts, records.storesToBe());
        this.finalStates = new FinalStates(records, this.facts, pusher, epoch);
    }

    /** The records as the judged changes leave them. */
    public FinalStates finalStates() {
        return finalStates;
    }

    /** The decisions, in the order of the changes. */
    public List<Judgement> judge(List<PushedChange> changes) {
        @Nullable Judgement[] decided = new @Nullable Judgement[changes.size()];
        for (int i = 0; i < decided.length; i++) {
            decide(changes, i, decided);
        }
        List<Judgement> all = new ArrayList<>(decided.length);
        for (Judgement judgement : decided) {
            if (judgement == null) {
                throw new IllegalStateException("a change was not judged");
            }
            all.add(
                    overtaken(judgement)
                            ? new Judgement(judgement.change(), judgement.key(), new Nothing())
                            : judgement);
        }
        return all;
    }

    /** Judges nothing, because a person discards these changes. */
    public List<Judgement> letGo(List<PushedChange> changes) {
        return changes.stream()
                .map(change -> new Judgement(change, Keys.of(change), new Verdict.LetGo()))
                .toList();
    }

    /** True if the change would wait, but a later change of its record in this batch does not: then the later one counts. */
    private boolean overtaken(Judgement judgement) {
        return judgement.verdict() instanceof Wait
                && judgement.key() != null
                && overtaken(judgement.key(), judgement.change());
    }

    private boolean overtaken(RecordKey key, PushedChange change) {
        FinalState finalState = finalStates.of(key);
        boolean written = finalState != null
                && finalState.change() != null
                && finalState.change().siteSeq() > change.siteSeq();
        return written || gone.getOrDefault(key, 0L) > change.siteSeq();
    }

    private void decide(List<PushedChange> changes, int index, @Nullable Judgement[] decided) {
        PushedChange change = changes.get(index);
        RecordKey key = Keys.of(change);
        if (change.siteSeq() <= highSeq) {
            decided[index] = new Judgement(change, key, null);
            return;
        }
        Verdict verdict = rules.judge(change, key, pusher, finalStates, facts.now());
        decided[index] = new Judgement(change, key, verdict);
        if (verdict instanceof Wait wait && wait.waitsFor() != null) {
            orphans.computeIfAbsent(wait.waitsFor(), parent -> new ArrayList<>())
                    .add(index);
        } else if (verdict instanceof NotCollected unkept && key != null) {
            finalStates.keepNothing(key, unkept.home());
            gone.put(key, change.siteSeq());
            adopt(key, changes, decided);
        } else if (verdict instanceof Accept accept && key != null) {
            accept(change, key, accept);
            adopt(key, changes, decided);
        } else if (verdict instanceof Nothing && key != null) {
            gone.put(key, change.siteSeq());
        }
    }

    private void adopt(RecordKey parent, List<PushedChange> changes, @Nullable Judgement[] decided) {
        List<Integer> children = orphans.remove(parent);
        if (children != null) {
            for (int child : children) {
                Judgement waiting = decided[child];
                if (waiting == null || !overtaken(waiting)) {
                    decide(changes, child, decided);
                }
            }
        }
    }

    private void accept(PushedChange change, RecordKey key, Accept accept) {
        FinalState earlier = finalStates.of(key);
        boolean deletes = change.op() == Operation.DELETE;
        Set<Integer> copies = accept.addressee() == null
                ? (deletes ? standingCopies(key) : Set.of())
                : Set.of(accept.addressee().inboxStream());
        if (deletes) {
            finalStates.deleteChildren(key);
        }
        finalStates.put(new FinalState(
                key,
                accept.home(),
                change.op(),
                accept.parent(),
                earlier == null ? finalStates.before(key) : earlier.before(),
                change,
                copies,
                accept.writing(),
                deletes || (earlier != null && earlier.clears())));
        if (rules.keys().isStore(key)) {
            facts.learn(change);
        } else if (rules.keys().isNameJoin(key)) {
            facts.learnJoin(change);
        }
    }

    /**
     * A tombstone goes to every stream where the record stands. An upsert leaves the streams to which the record is no longer addressed.
     */
    private Set<Integer> standingCopies(RecordKey key) {
        Stored now = finalStates.stored(key);
        return now == null ? Set.of() : Set.copyOf(now.copiedTo());
    }
}

package org.storesync.routing.push.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.push.domain.Verdict.Accept;
import org.storesync.routing.push.domain.Verdict.NotCollected;
import org.storesync.routing.push.domain.Verdict.Nothing;
import org.storesync.routing.push.domain.Verdict.Wait;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/**
 * Folds a batch in memory: judges its changes in order, each seeing those before it, and keeps the last accepted state of each record. A
 * child whose parent comes later in the batch is judged when the parent was, so that the order within a batch costs no quarantine.
 */
public final class BatchJudge implements RecordView {
    private final Rules rules;
    private final Facts facts;
    private final Pusher pusher;
    private final long highSeq;
    private final Map<RecordKey, Integer> homes;
    private final Map<RecordKey, Integer> homesBefore;
    private final Map<RecordKey, Stored> stored;
    private final LinkedHashMap<RecordKey, Draft> drafts = new LinkedHashMap<>();
    private final Map<RecordKey, List<Integer>> orphans = new HashMap<>();
    private final Map<RecordKey, Long> gone = new HashMap<>();
    private final Set<RecordKey> notCollected = new HashSet<>();

    /**
     * @param highSeq changes at or below it are duplicates
     * @param homes home streams as read; 0 for a placeholder, absent for an id not on record
     */
    public BatchJudge(
            Rules rules,
            Facts facts,
            Pusher pusher,
            long highSeq,
            Map<RecordKey, Integer> homes,
            Map<RecordKey, Stored> stored) {
        this.rules = rules;
        this.facts = facts;
        this.pusher = pusher;
        this.highSeq = highSeq;
        this.homes = new HashMap<>(homes);
        this.homesBefore = homes;
        this.stored = new HashMap<>(stored);
    }

    /** What was decided, in the order of the changes. */
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

    /** It would wait, but a later change of its record in this batch does not: the later one counts. */
    private boolean overtaken(Judgement judgement) {
        return judgement.verdict() instanceof Wait
                && judgement.key() != null
                && overtaken(judgement.key(), judgement.change());
    }

    private boolean overtaken(RecordKey key, PushedChange change) {
        Draft draft = drafts.get(key);
        boolean written =
                draft != null && draft.change() != null && draft.change().siteSeq() > change.siteSeq();
        return written || gone.getOrDefault(key, 0L) > change.siteSeq();
    }

    private void decide(List<PushedChange> changes, int index, @Nullable Judgement[] decided) {
        PushedChange change = changes.get(index);
        RecordType type = change.type();
        RecordKey key = type == null || !change.hasUsableId() ? null : RecordKey.of(type.code(), change.id());
        if (change.siteSeq() <= highSeq) {
            decided[index] = new Judgement(change, key, null);
            return;
        }
        Verdict verdict = rules.judge(change, pusher, this, facts);
        decided[index] = new Judgement(change, key, verdict);
        if (verdict instanceof Wait wait && wait.waitsFor() != null) {
            orphans.computeIfAbsent(wait.waitsFor(), parent -> new ArrayList<>())
                    .add(index);
        } else if (verdict instanceof NotCollected unkept && key != null) {
            if (homes.getOrDefault(key, 0) == 0) {
                homes.put(key, unkept.home());
                notCollected.add(key);
            }
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
        Draft earlier = drafts.get(key);
        Stored before = earlier == null ? stored.get(key) : earlier.before();
        Set<Integer> copies = accept.addressee() == null
                ? keptCopies(change, stored(key))
                : Set.of(accept.addressee().inboxStream());
        boolean clears = change.op() == Operation.DELETE || (earlier != null && earlier.clears());
        Draft draft = new Draft(
                key,
                accept.home(),
                change.op(),
                accept.parent(),
                before,
                change,
                copies,
                accept.notAddressed(),
                clears);
        if (change.op() == Operation.DELETE) {
            takeChildrenAlong(key);
        }
        drafts.remove(key);
        drafts.put(key, draft);
        homes.put(key, accept.home());
    }

    /** A tombstone goes wherever the record stands; an upsert leaves the streams it is no longer addressed to. */
    private static Set<Integer> keptCopies(PushedChange change, @Nullable Stored now) {
        return change.op() == Operation.DELETE && now != null ? Set.copyOf(now.copiedTo()) : Set.of();
    }

    private void takeChildrenAlong(RecordKey parent) {
        for (Draft child : List.copyOf(drafts.values())) {
            RecordKey itsParent = child.parent();
            if (itsParent != null && parent.equals(itsParent) && child.op() == Operation.UPSERT) {
                drafts.put(
                        child.key(),
                        new Draft(
                                child.key(),
                                child.home(),
                                Operation.DELETE,
                                parent,
                                child.before(),
                                null,
                                Set.of(),
                                null,
                                true));
            }
        }
    }

    @Override
    public int home(RecordKey key) {
        return homes.getOrDefault(key, 0);
    }

    @Override
    public @Nullable Stored stored(RecordKey key) {
        Draft draft = drafts.get(key);
        Stored before = draft == null ? stored.get(key) : draft.before();
        if (draft == null) {
            return before;
        }
        // The version the log has: a second change of a batch was made on it as well, and nobody else's stands between.
        long version = before == null ? 0 : before.version();
        return new Stored(
                draft.home(), draft.op(), 0, 0, version, pusher.lineage(), draft.parent(), List.copyOf(draft.copies()));
    }

    /** The records to write, in the order their last change was accepted. */
    public Collection<Draft> drafts() {
        return drafts.values();
    }

    /** Documents central keeps nothing of, whose lines will ask for them. */
    public Set<RecordKey> notCollected() {
        return notCollected;
    }

    /** The id had a home before this batch, whether or not a row of it is left. */
    public boolean wasOnRecord(RecordKey key) {
        return homesBefore.getOrDefault(key, 0) != 0;
    }

    /** The streams a child's copies stand in: its parent's. */
    public Set<Integer> copiesOf(Draft draft) {
        if (draft.parent() == null) {
            return draft.copies();
        }
        Stored parent = stored(draft.parent());
        return parent == null ? Set.of() : Set.copyOf(parent.copiedTo());
    }

    /** Keys of records and parents the changes speak of, each once and sorted: what is read before judging. */
    public static List<RecordKey> keysOf(Rules rules, List<PushedChange> changes) {
        RecordKey[] keys = new RecordKey[changes.size() * 2];
        int count = 0;
        for (PushedChange change : changes) {
            RecordType type = change.type();
            if (type != null && change.hasUsableId()) {
                keys[count++] = RecordKey.of(type.code(), change.id());
                RecordKey parent = change.fault() == null ? rules.parentOf(change) : null;
                if (parent != null) {
                    keys[count++] = parent;
                }
            }
        }
        Arrays.sort(keys, 0, count);
        List<RecordKey> distinct = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (i == 0 || !keys[i].equals(keys[i - 1])) {
                distinct.add(keys[i]);
            }
        }
        return distinct;
    }
}

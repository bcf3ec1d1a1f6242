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
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Keys;
import org.storesync.routing.rule.domain.Pusher;
import org.storesync.routing.rule.domain.RecordView;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;
import org.storesync.routing.rule.domain.Verdict.Accept;
import org.storesync.routing.rule.domain.Verdict.NotCollected;
import org.storesync.routing.rule.domain.Verdict.Nothing;
import org.storesync.routing.rule.domain.Verdict.Wait;
import org.storesync.routing.rule.domain.Writing;

/**
 * Folds a batch in memory: judges its changes in order, each seeing those before it, and keeps the last accepted state of each record. A
 * child whose parent comes later in the batch is judged when the parent was, so that the order within a batch costs no quarantine.
 */
public final class BatchJudge implements RecordView {
    private final Rules rules;
    private final Facts factsBefore;
    private @Nullable Facts learned;
    private final Pusher pusher;
    private final long highSeq;
    private final long epoch;
    private final Map<RecordKey, Integer> homes;
    private final Records before;
    private final Map<RecordKey, Stored> stored;
    private final Set<RecordKey> taken = new HashSet<>();
    private final LinkedHashMap<RecordKey, Draft> drafts = new LinkedHashMap<>();
    private final Map<RecordKey, List<Integer>> orphans = new HashMap<>();
    private final Map<RecordKey, Long> gone = new HashMap<>();
    private final Set<RecordKey> notCollected = new HashSet<>();

    /**
     * @param highSeq changes at or below it are duplicates
     * @param epoch the central epoch, in which versions are counted
     */
    public BatchJudge(Rules rules, Facts facts, Pusher pusher, long highSeq, long epoch, Records records) {
        this.rules = rules;
        this.factsBefore = facts;
        this.pusher = pusher;
        this.highSeq = highSeq;
        this.epoch = epoch;
        this.homes = new HashMap<>(records.homes());
        this.before = records;
        this.stored = records.stored();
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

    /** None is judged: a person lets go of them. */
    public List<Judgement> letGo(List<PushedChange> changes) {
        return changes.stream()
                .map(change -> new Judgement(change, Keys.of(change), new Verdict.LetGo()))
                .toList();
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
        RecordKey key = Keys.of(change);
        if (change.siteSeq() <= highSeq) {
            decided[index] = new Judgement(change, key, null);
            return;
        }
        Verdict verdict = rules.judge(change, key, pusher, this, facts());
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
        Stored former = earlier == null ? stored.get(key) : earlier.before();
        Set<Integer> copies = accept.addressee() == null
                ? keptCopies(change, stored(key))
                : Set.of(accept.addressee().inboxStream());
        boolean clears = change.op() == Operation.DELETE || (earlier != null && earlier.clears());
        Draft draft = new Draft(
                key, accept.home(), change.op(), accept.parent(), former, change, copies, accept.writing(), clears);
        if (change.op() == Operation.DELETE) {
            takeChildrenAlong(key);
        }
        drafts.remove(key);
        drafts.put(key, draft);
        homes.put(key, accept.home());
        if (accept.writing().takesParent() && accept.parent() != null) {
            taken.add(accept.parent());
        }
        if (rules.keys().isStore(key)) {
            learn(change);
        }
    }

    /** Facts of a batch count for its later changes. */
    private void learn(PushedChange change) {
        if (learned == null) {
            learned = factsBefore.ofBatch();
        }
        Facts facts = learned;
        StoreFacts store = facts.store(change.id());
        if (change.op() == Operation.DELETE) {
            facts.forget(change.id());
        } else if (store != null) {
            facts.learn(asRecorded(change, store));
        } else {
            StoreFacts made = before.storesToBe().get(change.id());
            if (made != null) {
                facts.learn(asRecorded(change, made));
            }
        }
    }

    private static StoreFacts asRecorded(PushedChange store, StoreFacts facts) {
        return facts.with(store.text("name_ID"), "dispensary".equals(store.text("store_mode")));
    }

    private Facts facts() {
        return learned == null ? factsBefore : learned;
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
                                Writing.PLAIN,
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
        if (draft == null) {
            Stored now = stored.get(key);
            return now == null ? null : takenAlong(key, now);
        }
        return new Stored(
                draft.home(),
                draft.op(),
                0,
                0,
                Epochs.nextVersion(draft.before() == null ? 0 : draft.before().version(), epoch),
                pusher.lineage(),
                draft.parent(),
                List.copyOf(draft.copies()),
                halfOf(draft),
                0);
    }

    @Override
    public long versionBefore(RecordKey key) {
        Stored found = stored.get(key);
        return found == null ? 0 : found.version();
    }

    /** What a document is in a transfer after this batch. */
    public Half halfOf(Draft draft) {
        return taken.contains(draft.key()) ? Half.TAKEN : draft.writing().half();
    }

    /** A record without a change of its own: its parent's delete takes it along, and a line may have taken it over. */
    private Stored takenAlong(RecordKey key, Stored now) {
        Draft parent = now.parent() == null ? null : drafts.get(now.parent());
        boolean gone = parent != null && parent.clears() && !now.deleted();
        if (!gone && !taken.contains(key)) {
            return now;
        }
        return new Stored(
                now.stream(),
                gone ? Operation.DELETE : now.op(),
                now.seq(),
                now.createdSeq(),
                gone ? Epochs.nextVersion(now.version(), epoch) : now.version(),
                gone ? 0 : now.lineage(),
                now.parent(),
                now.copiedTo(),
                taken.contains(key) ? Half.TAKEN : now.half(),
                gone ? pusher.site() : now.writtenBy());
    }

    @Override
    public @Nullable BodyFields body(RecordKey key) {
        byte[] body = bodyOf(key);
        return body == null ? null : BodyFields.of(body);
    }

    /** The bytes of a record's body after the changes judged so far; null for none. */
    public byte @Nullable [] bodyOf(RecordKey key) {
        Draft draft = drafts.get(key);
        if (draft != null) {
            return draft.op() == Operation.UPSERT ? draft.body() : null;
        }
        Stored now = stored(key);
        return now == null || now.deleted() ? null : before.bodies().apply(key);
    }

    @Override
    public boolean inUse(RecordKey store) {
        StoreFacts its = facts().store(store.idText());
        return before.storesInUse().contains(store.idText())
                || (its != null
                        && drafts.values().stream()
                                .anyMatch(draft -> draft.op() == Operation.UPSERT
                                        && (draft.home() == its.storeStream()
                                                || copiesOf(draft).contains(its.inboxStream()))));
    }

    /** Halves that a line of this batch takes over, and that are not written by themselves. */
    public Map<RecordKey, Integer> takenOver() {
        Map<RecordKey, Integer> only = new HashMap<>();
        for (RecordKey key : taken) {
            Stored half = drafts.containsKey(key) ? null : stored.get(key);
            if (half != null) {
                only.put(key, half.stream());
            }
        }
        return only;
    }

    /** States after this batch, of the records whose change was not simply accepted and of their parents: what corrections tell. */
    public Map<RecordKey, Stored> after(List<Judgement> judged) {
        Map<RecordKey, Stored> after = new HashMap<>();
        for (Judgement judgement : judged) {
            if (judgement.key() != null && !(judgement.verdict() instanceof Accept)) {
                Stored now = stored(judgement.key());
                if (now != null) {
                    after.put(judgement.key(), now);
                    Stored parent = now.parent() == null ? null : stored(now.parent());
                    if (now.parent() != null && parent != null) {
                        after.put(now.parent(), parent);
                    }
                }
            }
        }
        return after;
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
        return before.homes().getOrDefault(key, 0) != 0;
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
            RecordKey key = Keys.of(change);
            if (key != null) {
                keys[count++] = key;
                RecordKey parent = change.fault() == null ? rules.keys().parentOf(change) : null;
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

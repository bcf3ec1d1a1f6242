package org.storesync.routing.push.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.RecordView;

/** The records to write, in the order in which their last change was accepted. It also shows the log as it will be with them. */
public final class FinalStates implements RecordView, Iterable<FinalState> {
    private final Records log;
    private final BatchFacts facts;
    private final Pusher pusher;
    private final long epoch;
    private final Map<RecordKey, Integer> homes;
    private final Map<RecordKey, Stored> stored;
    private final LinkedHashMap<RecordKey, FinalState> finalStates = new LinkedHashMap<>();
    private final Set<RecordKey> taken = new HashSet<>();
    private final Set<RecordKey> notCollected = new HashSet<>();

    FinalStates(Records log, BatchFacts facts, Pusher pusher, long epoch) {
        this.log = log;
        this.facts = facts;
        this.pusher = pusher;
        this.epoch = epoch;
        this.homes = new HashMap<>(log.homes());
        this.stored = log.stored();
    }

    @Override
    public Iterator<FinalState> iterator() {
        return finalStates.values().iterator();
    }

    @Nullable
    FinalState of(RecordKey key) {
        return finalStates.get(key);
    }

    /** True if the batch writes this record. */
    public boolean writes(RecordKey key) {
        return finalStates.containsKey(key);
    }

    /** Puts in the newest final state of its record, which is written after the others. */
    void put(FinalState finalState) {
        finalStates.remove(finalState.key());
        finalStates.put(finalState.key(), finalState);
        homes.put(finalState.key(), finalState.home());
        if (finalState.writing().takesParent() && finalState.parent() != null) {
            taken.add(finalState.parent());
        }
    }

    /** The parent is deleted: children that this batch wrote are deleted too, each in its place in the order. */
    void deleteChildren(RecordKey parent) {
        finalStates.replaceAll((key, finalState) -> {
            RecordKey its = finalState.parent();
            boolean goes = its != null && parent.equals(its) && finalState.op() == Operation.UPSERT;
            return goes ? finalState.deletedWith(parent) : finalState;
        });
    }

    /** Central keeps nothing of this document, but registers its home, because its lines will ask for it. */
    void keepNothing(RecordKey key, int home) {
        if (home(key) == 0) {
            homes.put(key, home);
            notCollected.add(key);
        }
    }

    /** Documents of which central keeps nothing, but for which their lines will ask. */
    public Set<RecordKey> notCollected() {
        return notCollected;
    }

    @Override
    public int home(RecordKey key) {
        return homes.getOrDefault(key, 0);
    }

    /** True if the id had a home before this batch, whether or not it still has a row. */
    public boolean wasOnRecord(RecordKey key) {
        return log.homes().getOrDefault(key, 0) != 0;
    }

    @Override
    public @Nullable Stored stored(RecordKey key) {
        FinalState finalState = finalStates.get(key);
        if (finalState == null) {
            Stored now = stored.get(key);
            return now == null ? null : takenAlong(key, now);
        }
        return new Stored(
                finalState.home(),
                finalState.op(),
                0,
                0,
                Epochs.nextVersion(
                        finalState.before() == null ? 0 : finalState.before().version(), epoch),
                pusher.lineage(),
                finalState.parent(),
                List.copyOf(finalState.copies()),
                halfOf(finalState),
                0);
    }

    /**
     * A record that this batch does not change itself: the delete of its parent may delete it too, and a change of a line may have taken it
     * over.
     */
    private Stored takenAlong(RecordKey key, Stored now) {
        FinalState parent = now.parent() == null ? null : finalStates.get(now.parent());
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
                gone ? pusher.site().value() : now.writtenBy());
    }

    /** The record as the log holds it; null for none. */
    @Nullable
    Stored before(RecordKey key) {
        return stored.get(key);
    }

    @Override
    public long versionBefore(RecordKey key) {
        Stored found = stored.get(key);
        return found == null ? 0 : found.version();
    }

    @Override
    public @Nullable BodyFields body(RecordKey key) {
        FinalState finalState = finalStates.get(key);
        byte[] body;
        if (finalState != null) {
            body = finalState.body();
        } else {
            Stored now = stored(key);
            body = now == null || now.deleted() ? null : log.bodies().apply(key);
        }
        return body == null ? null : BodyFields.of(body);
    }

    @Override
    public boolean inUse(RecordKey store) {
        StoreFacts its = facts.now().store(store.idText());
        return log.storesInUse().contains(store.idText())
                || (its != null
                        && finalStates.values().stream()
                                .anyMatch(finalState -> finalState.op() == Operation.UPSERT
                                        && (finalState.home() == its.storeStream()
                                                || copiesOf(finalState).contains(its.inboxStream()))));
    }

    /** What a document is in a transfer after this batch. */
    public Half halfOf(FinalState finalState) {
        return taken.contains(finalState.key())
                ? Half.TAKEN
                : finalState.writing().half();
    }

    /** Home streams of the halves that a line of this batch takes over, and that the batch does not write themselves. */
    public Map<RecordKey, Integer> takenOver() {
        Map<RecordKey, Integer> only = new HashMap<>();
        for (RecordKey key : taken) {
            Stored half = finalStates.containsKey(key) ? null : stored.get(key);
            if (half != null) {
                only.put(key, half.stream());
            }
        }
        return only;
    }

    /** The streams that hold copies of the record; a child has those of its parent. */
    public Set<Integer> copiesOf(FinalState finalState) {
        if (finalState.parent() == null) {
            return finalState.copies();
        }
        return Set.copyOf(copiedTo(finalState.parent()));
    }

    /** The streams that will hold copies of the record. */
    public Collection<Integer> copiedTo(RecordKey key) {
        FinalState finalState = finalStates.get(key);
        if (finalState != null) {
            return finalState.copies();
        }
        Stored now = stored.get(key);
        return now == null ? List.of() : now.copiedTo();
    }
}

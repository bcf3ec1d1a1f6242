package org.storesync.routing.push;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.BatchWriter.Letter;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.Registered;
import org.storesync.routing.push.PushLog.StoreRecord;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.BatchJudge;
import org.storesync.routing.push.domain.Draft;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.push.domain.Pusher;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.push.domain.Rules;
import org.storesync.routing.push.domain.Verdict;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.stream.domain.Head;

/**
 * One run of a batch inside its transaction: plan by what is read without locks, lock keys and heads in their order, verify that nothing
 * moved, write (docs/adr/0002). Used for a push and for records judged again.
 */
public final class BatchRun {
    private final Transaction transaction;
    private final Rules rules;
    private final Origin origin;
    private final Place place;
    private final Map<Integer, Integer> subscriptions;
    private final Corrections corrections;
    private boolean filledPlaceholders;

    /**
     * Who pushed.
     *
     * @param lineage the installation the changes came from
     * @param rowLineage what its rows are marked with: 0 if the site shall get them back
     * @param highSeq changes at or below it are duplicates
     * @param review stale changes are parked for review
     * @param parked the changes come out of quarantine, and must still be there under the locks
     */
    public record Origin(SiteId site, int lineage, int rowLineage, long highSeq, boolean review, boolean parked) {}

    /**
     * @param siteStream the stream the site's corrections go into
     * @param room what of the site may wait in quarantine
     * @param ration what the site may still draw today
     */
    public record Place(int siteStream, Held room, Ration ration) {}

    public BatchRun(Transaction transaction, Rules rules, Origin origin, Place place) {
        this.transaction = transaction;
        this.rules = rules;
        this.origin = origin;
        this.place = place;
        this.subscriptions = transaction.subscriptions(origin.site());
        this.corrections = new Corrections(transaction, rules, origin, subscriptions);
    }

    /** True when a record came that others wait for. */
    public boolean filledPlaceholders() {
        return filledPlaceholders;
    }

    private Pusher pusher() {
        return new Pusher(origin.site().value(), origin.lineage(), origin.parked());
    }

    /**
     * @param extraHeads heads an earlier plan found missing
     * @param copyKeys write new ids without asking for each
     * @throws Replan if what was planned by moved
     */
    List<Answer.Line> run(List<PushedChange> pushed, Set<Integer> extraHeads, boolean copyKeys) {
        List<RecordKey> keys = BatchJudge.keysOf(rules, pushed);
        Map<RecordKey, Integer> homes = transaction.homes(keys);
        Facts facts = facts(pushed, homes.values());
        List<PushedChange> changes = place.ration().taken(pushed, origin.highSeq(), homes, facts);
        Map<RecordKey, Integer> known = known(homes);
        Map<RecordKey, Stored> planned = plansByState(changes) ? transaction.stored(known) : Map.of();
        BatchJudge judge = new BatchJudge(rules, facts, pusher(), origin.highSeq(), homes, planned);
        List<Judgement> judged = judge.judge(changes);
        Set<Integer> needed = heads(judge, judged, facts, planned);
        needed.addAll(extraHeads);

        lockKeys(judge, judged, homes, copyKeys);
        Set<RecordKey> registered = unregistered(judge, homes);
        Map<Integer, Head> heads = transaction.lockHeads(needed);
        if (!transaction.unmoved(facts) || (origin.parked() && !transaction.stillParked(origin.site(), changes))) {
            throw new Replan(Set.of());
        }
        Map<RecordKey, Stored> verified = known.isEmpty() ? Map.of() : transaction.stored(known);
        if (!verified.equals(planned)) {
            judge = new BatchJudge(rules, facts, pusher(), origin.highSeq(), homes, verified);
            judged = judge.judge(changes);
            Set<Integer> wanted = heads(judge, judged, facts, verified);
            if (!needed.containsAll(wanted) || !registered.containsAll(unregistered(judge, homes))) {
                throw new Replan(wanted);
            }
        }
        return answers(pushed, write(judge, judged, heads, verified));
    }

    /** In the order of the batch, with those that were withheld. */
    private List<Answer.Line> answers(List<PushedChange> pushed, List<Answer.Line> lines) {
        if (lines.size() == pushed.size()) {
            return lines;
        }
        List<Answer.Line> all = new ArrayList<>(pushed.size());
        Iterator<Answer.Line> judged = lines.iterator();
        for (PushedChange change : pushed) {
            all.add(
                    place.ration().withholds(change)
                            ? Answer.Line.of(change.siteSeq(), RecordCode.QUOTA_SPENT, RecordCode.QUOTA_SPENT.meaning())
                            : judged.next());
        }
        return all;
    }

    /** Every change that is not a duplicate is kept by the client for a later try. */
    List<Answer.Line> giveUp(List<PushedChange> changes) {
        return changes.stream()
                .map(change -> change.siteSeq() <= origin.highSeq()
                        ? Answer.Line.plain(change.siteSeq(), Outcome.DUPLICATE)
                        : Answer.Line.of(change.siteSeq(), RecordCode.BUSY, RecordCode.BUSY.meaning()))
                .toList();
    }

    private static Map<RecordKey, Integer> known(Map<RecordKey, Integer> homes) {
        Map<RecordKey, Integer> known = new HashMap<>();
        homes.forEach((key, home) -> {
            if (home != 0) {
                known.put(key, home);
            }
        });
        return known;
    }

    /** Whether the state of the records decides which heads are needed: for documents with copies, lines and deletes it does. */
    private static boolean plansByState(List<PushedChange> changes) {
        for (PushedChange change : changes) {
            RecordType type = change.type();
            if (type != null
                    && (change.op() != Operation.UPSERT
                            || type.parent() != null
                            || type.otherPartyField() != null
                            || type.category() == Category.MESSAGE)) {
                return true;
            }
        }
        return false;
    }

    private Facts facts(List<PushedChange> changes, Collection<Integer> homes) {
        Set<String> stores = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (PushedChange change : changes) {
            RecordType type = change.type();
            if (type != null && change.fault() == null && change.op() == Operation.UPSERT) {
                var variant = type.variantFor(change);
                add(stores, change.text(variant.storeField()));
                add(stores, change.text(variant.fromStoreField()));
                add(stores, change.text(variant.toStoreField()));
                add(names, change.text(variant.storeNameField()));
                add(names, change.text(variant.otherPartyField()));
            }
        }
        Set<Integer> streams = new HashSet<>(homes);
        streams.remove(0);
        return transaction.facts(stores, names, streams);
    }

    private static void add(Set<String> set, @Nullable String value) {
        if (value != null) {
            set.add(value);
        }
    }

    /** Homes, copies now and before, the site's own stream for corrections, and the streams of a store whose facts change. */
    private Set<Integer> heads(BatchJudge judge, List<Judgement> judged, Facts facts, Map<RecordKey, Stored> stored) {
        Set<Integer> heads = new HashSet<>();
        for (Draft draft : judge.drafts()) {
            heads.add(draft.home());
            heads.addAll(judge.copiesOf(draft));
            Stored before = draft.before();
            if (before != null) {
                heads.addAll(before.copiedTo());
            }
            StoreFacts store =
                    rules.isStore(draft.key()) ? facts.store(draft.key().idText()) : null;
            if (store != null) {
                heads.addAll(List.of(store.storeStream(), store.setupStream(), store.inboxStream()));
            }
        }
        for (Judgement judgement : judged) {
            heads.addAll(movedHeads(judgement.verdict(), facts));
        }
        for (Letter letter : corrections.of(judged, stored)) {
            heads.add(letter.source());
            heads.add(place.siteStream());
        }
        return heads;
    }

    /** What a move left behind is parked under a head the move takes: else its undo could ask for it just before it is there. */
    private static Set<Integer> movedHeads(@Nullable Verdict verdict, Facts facts) {
        if (!(verdict instanceof Verdict.Wait(RecordCode code, RecordKey key)) || key == null) {
            return Set.of();
        }
        if (code == RecordCode.PRIMARY_MOVED) {
            return Set.of(facts.shared().central());
        }
        StoreFacts store = code == RecordCode.STORE_MOVED ? facts.store(key.idText()) : null;
        return store == null ? Set.of() : Set.of(store.storeStream());
    }

    /** Records to write whose ids had no home when they were read. */
    private static Set<RecordKey> unregistered(BatchJudge judge, Map<RecordKey, Integer> homes) {
        Set<RecordKey> keys = new HashSet<>();
        for (Draft draft : judge.drafts()) {
            if (homes.getOrDefault(draft.key(), 0) == 0) {
                keys.add(draft.key());
            }
        }
        return keys;
    }

    private void lockKeys(BatchJudge judge, List<Judgement> judged, Map<RecordKey, Integer> homes, boolean copyKeys) {
        TreeMap<RecordKey, Integer> fresh = new TreeMap<>();
        TreeMap<RecordKey, Integer> waiting = new TreeMap<>();
        for (Draft draft : judge.drafts()) {
            Integer home = homes.get(draft.key());
            if (home == null) {
                fresh.put(draft.key(), draft.home());
            } else if (home == 0) {
                waiting.put(draft.key(), draft.home());
            }
        }
        for (RecordKey key : judge.notCollected()) {
            (homes.containsKey(key) ? waiting : fresh).put(key, judge.home(key));
        }
        for (Judgement judgement : judged) {
            if (judgement.verdict() instanceof Verdict.Wait wait
                    && wait.needsPlaceholder()
                    && wait.waitsFor() != null
                    && judge.home(wait.waitsFor()) == 0) {
                waiting.putIfAbsent(wait.waitsFor(), 0);
            }
        }
        if (waiting.isEmpty() && copyKeys) {
            transaction.registerNew(fresh);
        } else if (!fresh.isEmpty() || !waiting.isEmpty()) {
            lockOneByOne(fresh, waiting);
        }
    }

    private void lockOneByOne(TreeMap<RecordKey, Integer> fresh, TreeMap<RecordKey, Integer> waiting) {
        TreeMap<RecordKey, Integer> all = new TreeMap<>(fresh);
        all.putAll(waiting);
        Map<RecordKey, Registered> locked = transaction.lockKeys(all);
        Map<RecordKey, Integer> fills = new HashMap<>();
        locked.forEach((key, registered) -> {
            int wanted = all.getOrDefault(key, 0);
            if (registered.isNew()) {
                return;
            }
            if (registered.home() != 0) {
                throw new Replan(Set.of());
            }
            if (wanted != 0) {
                fills.put(key, wanted);
            }
        });
        if (!fills.isEmpty()) {
            filledPlaceholders = true;
            transaction.fill(fills);
            transaction.askRedrive(fills.keySet());
        }
    }

    private List<Answer.Line> write(
            BatchJudge judge, List<Judgement> judged, Map<Integer, Head> heads, Map<RecordKey, Stored> stored) {
        BatchWriter writer = new BatchWriter(transaction, judge, heads, origin);
        writer.write(corrections.of(judged, stored), place.siteStream());
        Parking parking = new Parking(transaction, origin, place.room());
        Set<Long> full = parking.settle(judged);
        applyStores(judge);
        writer.publish();
        return new Outcomes(rules, judge, writer, parking, subscriptions, stored, full).of(judged);
    }

    private void applyStores(BatchJudge judge) {
        List<StoreRecord> stores = new ArrayList<>();
        for (Draft draft : judge.drafts()) {
            PushedChange change = draft.change();
            if (rules.isStore(draft.key()) && draft.op() == Operation.UPSERT && change != null) {
                stores.add(StoreBody.read(change.id(), change.body()));
            }
        }
        if (!stores.isEmpty()) {
            transaction.applyStores(stores);
        }
    }
}

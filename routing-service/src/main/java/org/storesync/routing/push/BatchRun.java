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
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Asker;
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
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.push.domain.Records;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.rule.domain.Needs;
import org.storesync.routing.rule.domain.Pusher;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;
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
     * @param again not null: the changes come out of quarantine, and must still be there under the locks
     */
    public record Origin(
            SiteId site,
            int lineage,
            int rowLineage,
            long highSeq,
            boolean review,
            @Nullable Again again) {

        boolean parked() {
            return again != null;
        }

        boolean decided() {
            return again != null && again.decision() == Decision.ACCEPT;
        }

        boolean letsGo() {
            return again != null && again.decision() == Decision.DISCARD;
        }

        /** The site got a correction for its parked change of this record. */
        boolean corrected(RecordKey key) {
            return again != null && again.corrected().contains(key);
        }

        Asker asker() {
            return new Asker(site.value(), again == null ? null : again.known());
        }
    }

    /**
     * Changes out of quarantine.
     *
     * @param known what the site knew when it pushed them
     * @param decision what is done with them
     * @param corrected records whose correction the site got before
     */
    public record Again(long known, Decision decision, Set<RecordKey> corrected) {}

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
        this.corrections = new Corrections(transaction, rules, origin, subscriptions, place.siteStream());
    }

    /** True when a record came that others wait for. */
    public boolean filledPlaceholders() {
        return filledPlaceholders;
    }

    private Pusher pusher() {
        return new Pusher(origin.site().value(), origin.lineage(), origin.decided());
    }

    /**
     * @param extraHeads heads an earlier plan found missing
     * @param copyKeys write new ids without asking for each
     * @throws Replan if what was planned by moved
     */
    List<Answer.Line> run(List<PushedChange> pushed, Set<Integer> extraHeads, boolean copyKeys) {
        List<RecordKey> keys = BatchJudge.keysOf(rules, pushed);
        Map<RecordKey, Integer> homes = transaction.homes(keys);
        boolean byState = origin.parked() || pushed.stream().anyMatch(Needs::needsState);
        BatchState planned = byState ? read(pushed, homes, null) : BatchState.unread(transaction, rules);
        Facts facts = facts(pushed, homes.values(), planned);
        List<PushedChange> changes = place.ration().taken(pushed, origin.highSeq(), homes, facts);
        Map<String, StoreFacts> storesToBe = storesToBe(changes, facts);
        BatchJudge judge = judge(facts, planned.records(homes, storesToBe));
        List<Judgement> judged = judged(judge, changes);
        Set<Integer> needed = heads(judge, judged, facts, storesToBe);
        needed.addAll(extraHeads);

        lockKeys(judge, judged, homes, copyKeys);
        Set<RecordKey> registered = unregistered(judge, homes);
        Map<Integer, Head> heads = transaction.lockHeads(needed);
        if (!transaction.unmoved(facts) || (origin.parked() && !transaction.stillParked(origin.site(), changes))) {
            throw new Replan(Set.of());
        }
        BatchState verified = read(changes, homes, planned);
        if (!verified.agreesWith(planned)) {
            if (!planned.askedForAll(verified, facts)) {
                throw new Replan(Set.of());
            }
            judge = judge(facts, verified.records(homes, storesToBe));
            judged = judged(judge, changes);
            Set<Integer> wanted = heads(judge, judged, facts, storesToBe);
            if (!needed.containsAll(wanted) || !registered.containsAll(unregistered(judge, homes))) {
                throw new Replan(wanted);
            }
        }
        return answers(pushed, write(judge, judged, heads, verified.stored()));
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

    private BatchState read(List<PushedChange> changes, Map<RecordKey, Integer> homes, @Nullable BatchState former) {
        return BatchState.read(transaction, rules, changes, homes, former);
    }

    private BatchJudge judge(Facts facts, Records records) {
        return new BatchJudge(rules, facts, pusher(), origin.highSeq(), transaction.epoch(), records);
    }

    private List<Judgement> judged(BatchJudge judge, List<PushedChange> changes) {
        return origin.letsGo() ? judge.letGo(changes) : judge.judge(changes);
    }

    /** Stores that the batch may create and has data of: their streams are there before that is judged. */
    private Map<String, StoreFacts> storesToBe(List<PushedChange> changes, Facts facts) {
        if (!facts.isPrimary(origin.site().value()) || changes.stream().noneMatch(change -> creates(change, facts))) {
            return Map.of();
        }
        Asked asked = Asked.nothing();
        changes.stream().filter(change -> !creates(change, facts)).forEach(asked::by);
        Set<String> ids = new HashSet<>();
        for (PushedChange change : changes) {
            String name = change.text("name_ID");
            boolean named = asked.stores().contains(change.id())
                    || (name != null && asked.names().contains(name));
            if (creates(change, facts) && named) {
                ids.add(change.id());
            }
        }
        Map<String, StoreFacts> stores = new HashMap<>();
        if (!ids.isEmpty()) {
            transaction.storesToBe(ids).forEach(store -> stores.put(store.id().value(), store));
        }
        return stores;
    }

    private boolean creates(PushedChange change, Facts facts) {
        RecordType type = change.type();
        return type != null
                && change.fault() == null
                && change.op() == Operation.UPSERT
                && rules.keys().isStore(RecordKey.of(type.code(), change.id()))
                && facts.store(change.id()) == null;
    }

    /** Every change that is not a duplicate is kept by the client for a later try. */
    List<Answer.Line> giveUp(List<PushedChange> changes) {
        return changes.stream()
                .map(change -> change.siteSeq() <= origin.highSeq()
                        ? Answer.Line.plain(change.siteSeq(), Outcome.DUPLICATE)
                        : Answer.Line.of(change.siteSeq(), RecordCode.BUSY, RecordCode.BUSY.meaning()))
                .toList();
    }

    private Facts facts(List<PushedChange> changes, Collection<Integer> homes, BatchState state) {
        Asked asked = Asked.nothing();
        changes.forEach(asked::by);
        asked.streams().addAll(homes);
        asked.streams().remove(0);
        Facts facts = transaction.facts(origin.asker(), asked);
        Asked further = state.asked(facts);
        if (further.isEmpty()) {
            return facts;
        }
        asked.add(further);
        return transaction.facts(origin.asker(), asked);
    }

    /** Homes, copies now and before, the site's own stream for corrections, and the streams of a store whose facts change. */
    private Set<Integer> heads(
            BatchJudge judge, List<Judgement> judged, Facts facts, Map<String, StoreFacts> storesToBe) {
        Set<Integer> heads = new HashSet<>();
        for (Draft draft : judge.drafts()) {
            heads.add(draft.home());
            heads.addAll(judge.copiesOf(draft));
            Stored before = draft.before();
            if (before != null) {
                heads.addAll(before.copiedTo());
            }
            StoreFacts store = rules.keys().isStore(draft.key()) ? storeOf(draft.key(), facts, storesToBe) : null;
            if (store != null) {
                heads.addAll(List.of(store.storeStream(), store.setupStream(), store.inboxStream()));
            }
        }
        for (Judgement judgement : judged) {
            heads.addAll(Rules.headsOfMove(judgement.verdict(), facts));
        }
        heads.addAll(judge.takenOver().values());
        for (Letter letter : corrections.of(judged, judge.after(judged))) {
            heads.add(letter.source());
            heads.add(place.siteStream());
        }
        return heads;
    }

    private static @Nullable StoreFacts storeOf(RecordKey store, Facts facts, Map<String, StoreFacts> storesToBe) {
        StoreFacts known = facts.store(store.idText());
        return known == null ? storesToBe.get(store.idText()) : known;
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
        waiting.keySet().removeAll(deletedStores(waiting.keySet()));
        if (waiting.isEmpty() && copyKeys) {
            transaction.registerNew(fresh);
        } else if (!fresh.isEmpty() || !waiting.isEmpty()) {
            lockOneByOne(fresh, waiting);
        }
    }

    /** The record of a deleted store is on record: who waits for the store needs no placeholder. */
    private Set<RecordKey> deletedStores(Set<RecordKey> awaited) {
        List<RecordKey> stores =
                awaited.stream().filter(rules.keys()::isStore).sorted().toList();
        Set<RecordKey> deleted = new HashSet<>();
        if (!stores.isEmpty()) {
            transaction.homes(stores).forEach((key, home) -> {
                if (home != 0) {
                    deleted.add(key);
                }
            });
        }
        return deleted;
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
        writer.write(corrections.of(judged, judge.after(judged)), place.siteStream());
        Parking parking = new Parking(transaction, origin, place.room());
        Set<Long> full = parking.settle(judged);
        applyStores(judge);
        writer.publish();
        return new Outcomes(rules, judge, writer, parking, subscriptions, stored, full).of(judged);
    }

    private void applyStores(BatchJudge judge) {
        List<StoreRecord> stores = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        Set<RecordKey> back = new HashSet<>();
        for (Draft draft : judge.drafts()) {
            if (rules.keys().isStore(draft.key())) {
                byte[] body = draft.body();
                if (body != null && draft.before() != null && draft.before().deleted()) {
                    back.add(draft.key());
                }
                if (body == null) {
                    deleted.add(draft.key().idText());
                } else {
                    stores.add(StoreBody.read(draft.key().idText(), body));
                }
            }
        }
        if (!stores.isEmpty()) {
            transaction.applyStores(stores);
        }
        if (!deleted.isEmpty()) {
            transaction.forgetStores(deleted);
        }
        if (!back.isEmpty()) {
            transaction.askRedrive(back);
            filledPlaceholders = true;
        }
    }
}

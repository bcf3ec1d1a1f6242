package org.storesync.routing.push;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.BatchWriter.Letter;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.BatchJudge;
import org.storesync.routing.push.domain.Draft;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.push.domain.Records;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.rule.domain.Needs;
import org.storesync.routing.rule.domain.Rules;
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
    private final StoreChanges stores;
    private boolean filledPlaceholders;

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
        this.stores = new StoreChanges(transaction, rules.keys());
    }

    /** True when a record came that others wait for. */
    public boolean filledPlaceholders() {
        return filledPlaceholders;
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
        Map<String, StoreFacts> storesToBe = stores.toBe(origin.site(), changes, facts);
        BatchJudge judge = judge(facts, planned.records(homes, storesToBe));
        List<Judgement> judged = judged(judge, changes);
        Set<Integer> needed = heads(judge, judged, facts, storesToBe);
        needed.addAll(extraHeads);

        KeyLocks locks = new KeyLocks(transaction, rules.keys(), homes);
        locks.lock(judge, judged, copyKeys);
        filledPlaceholders |= locks.filledPlaceholders();
        Set<RecordKey> registered = locks.unregistered(judge);
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
            if (!needed.containsAll(wanted) || !registered.containsAll(locks.unregistered(judge))) {
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
        return new BatchJudge(rules, facts, origin.pusher(), origin.highSeq(), transaction.epoch(), records);
    }

    private List<Judgement> judged(BatchJudge judge, List<PushedChange> changes) {
        return origin.letsGo() ? judge.letGo(changes) : judge.judge(changes);
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

    private List<Answer.Line> write(
            BatchJudge judge, List<Judgement> judged, Map<Integer, Head> heads, Map<RecordKey, Stored> stored) {
        BatchWriter writer = new BatchWriter(transaction, judge, heads, origin);
        writer.write(corrections.of(judged, judge.after(judged)), place.siteStream());
        Parking parking = new Parking(transaction, origin, place.room());
        Set<Long> full = parking.settle(judged);
        filledPlaceholders |= stores.apply(judge.drafts());
        writer.publish();
        return new Outcomes(rules, judge, writer, parking, subscriptions, stored, full).of(judged);
    }
}

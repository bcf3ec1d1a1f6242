package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.answer.Answer;
import org.storesync.routing.push.domain.BatchJudge;
import org.storesync.routing.push.domain.BatchKeys;
import org.storesync.routing.push.domain.Judgement;
import org.storesync.routing.push.domain.Records;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.rule.domain.Needs;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.stream.domain.Head;

/**
 * One run of a batch inside its transaction: it plans by what it reads without locks, locks keys and heads in their order, verifies that
 * nothing moved, and writes (docs/adr/0002). A push uses it, and so does the judging again of parked records.
 */
public final class BatchRun {
    private final Transaction transaction;
    private final Rules rules;
    private final Pusher pusher;
    private final Terms terms;
    private final Map<Integer, Integer> subscriptions;
    private final Corrections corrections;
    private final StoreChanges stores;
    private boolean filledPlaceholders;

    public BatchRun(Transaction transaction, Rules rules, Pusher pusher, Terms terms) {
        this.transaction = transaction;
        this.rules = rules;
        this.pusher = pusher;
        this.terms = terms;
        this.subscriptions = transaction.grounds().subscriptions(pusher.site());
        this.corrections = new Corrections(transaction.grounds(), rules, pusher, terms, subscriptions);
        this.stores = new StoreChanges(transaction, rules.keys());
    }

    /** True when a record came for which others wait. */
    public boolean filledPlaceholders() {
        return filledPlaceholders;
    }

    /**
     * @param extraHeads heads that an earlier plan lacked
     * @param copyKeys write new ids without asking for each
     * @throws Replan if something moved on which the plan depends
     */
    public List<Answer.Line> run(List<PushedChange> pushed, Set<Integer> extraHeads, boolean copyKeys) {
        List<RecordKey> named = BatchKeys.of(rules.keys(), pushed);
        Map<RecordKey, Integer> homes = transaction.keys().homes(named);
        boolean byState = pusher.isParked() || pushed.stream().anyMatch(Needs::needsState);
        BatchState planned = byState ? read(pushed, homes, null) : BatchState.unread(transaction, rules);
        Facts facts = facts(pushed, homes.values(), planned);
        List<PushedChange> changes = terms.ration().taken(pushed, terms.highSeq(), homes, facts);
        Map<String, StoreFacts> storesToBe = stores.toBe(pusher.site(), changes, facts);
        Plan plan = plan(changes, facts, storesToBe, planned.records(homes, storesToBe));
        Set<Integer> needed = plan.heads(rules, corrections);
        needed.addAll(extraHeads);

        KeyLocks locks = new KeyLocks(transaction, rules, named, homes);
        locks.lock(plan, copyKeys);
        filledPlaceholders |= locks.filledPlaceholders();
        Set<RecordKey> registered = locks.unregistered(plan.finalStates());
        Map<Integer, Head> heads = transaction.heads().lock(needed);
        if (!transaction.grounds().unmoved(facts) || isParkedNoMore(changes)) {
            throw new Replan(Set.of());
        }
        BatchState verified = read(changes, homes, planned);
        if (!verified.agreesWith(planned)) {
            if (!planned.askedForAll(verified, facts)) {
                throw new Replan(Set.of());
            }
            plan = plan(changes, facts, storesToBe, verified.records(homes, storesToBe));
            Set<Integer> wanted = plan.heads(rules, corrections);
            if (!needed.containsAll(wanted) || !registered.containsAll(locks.unregistered(plan.finalStates()))) {
                throw new Replan(wanted);
            }
        }
        return answers(pushed, write(plan, heads, verified.stored()));
    }

    /** Answers every change that is not a duplicate so that the client keeps it for a later try. */
    public List<Answer.Line> giveUp(List<PushedChange> changes) {
        return changes.stream()
                .map(change -> change.siteSeq() <= terms.highSeq()
                        ? Answer.Line.plain(change.siteSeq(), Outcome.DUPLICATE)
                        : Answer.Line.of(change.siteSeq(), RecordCode.BUSY, RecordCode.BUSY.meaning()))
                .toList();
    }

    private BatchState read(List<PushedChange> changes, Map<RecordKey, Integer> homes, @Nullable BatchState former) {
        return BatchState.read(transaction, rules, changes, homes, former);
    }

    private Facts facts(List<PushedChange> changes, Collection<Integer> homes, BatchState state) {
        Asked asked = Asked.nothing();
        changes.forEach(asked::by);
        asked.streams().addAll(homes);
        asked.streams().remove(0);
        Facts facts = transaction.grounds().facts(pusher, asked);
        Asked further = state.asked(facts);
        if (further.isEmpty()) {
            return facts;
        }
        asked.add(further);
        return transaction.grounds().facts(pusher, asked);
    }

    private Plan plan(List<PushedChange> changes, Facts facts, Map<String, StoreFacts> storesToBe, Records records) {
        BatchJudge judge = new BatchJudge(
                rules, facts, pusher, terms.highSeq(), transaction.grounds().epoch(), records);
        List<Judgement> judged = terms.letsGo() ? judge.letGo(changes) : judge.judge(changes);
        return new Plan(facts, storesToBe, judge.finalStates(), judged);
    }

    private boolean isParkedNoMore(List<PushedChange> changes) {
        return pusher.isParked() && !transaction.parked().stillParked(pusher.site(), changes);
    }

    private List<Answer.Line> write(Plan plan, Map<Integer, Head> heads, Map<RecordKey, Stored> stored) {
        BatchWriter writer = new BatchWriter(transaction, plan, pusher, terms.siteStream(), heads);
        BatchRows rows = writer.write(corrections.letters(plan.judged(), plan.finalStates()));
        Parking parking = new Parking(transaction.parked(), pusher, terms);
        Set<Long> full = parking.settle(plan.judged());
        filledPlaceholders |= stores.apply(plan.finalStates());
        Visibility.apply(plan.finalStates(), rules.keys(), transaction.visibleNames());
        writer.publish();
        return new Outcomes(rules, plan.finalStates(), rows, parking, subscriptions, stored, full).of(plan.judged());
    }

    /** All answers in the order of the batch, including those of withheld changes. */
    private List<Answer.Line> answers(List<PushedChange> pushed, List<Answer.Line> lines) {
        if (lines.size() == pushed.size()) {
            return lines;
        }
        List<Answer.Line> all = new ArrayList<>(pushed.size());
        Iterator<Answer.Line> judged = lines.iterator();
        for (PushedChange change : pushed) {
            all.add(
                    terms.ration().withholds(change)
                            ? Answer.Line.of(change.siteSeq(), RecordCode.QUOTA_SPENT, RecordCode.QUOTA_SPENT.meaning())
                            : judged.next());
        }
        return all;
    }
}

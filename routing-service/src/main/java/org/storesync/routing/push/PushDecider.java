package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.ChangeReader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.push.PushLog.Act;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.push.domain.Rules;
import org.storesync.routing.quarantine.Decider;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.quarantine.WaitingRoom.Waited;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.stream.StreamDirectory;

/**
 * Carries out what people decide about parked changes. Those of one installation, pushed with the same knowledge, are one run like a push;
 * an accepted change is written whoever may edit and whatever stands there, without a lineage, so that its site gets it back.
 */
@ApplicationScoped
class PushDecider implements Decider {
    private static final int REPLANS_MAX = 3;

    private final PushLog log;
    private final StreamDirectory streams;
    private final Rules rules = new Rules(RecordCatalogue.standard());
    private final ChangeReader reader = new ChangeReader(RecordCatalogue.standard());

    PushDecider(PushLog log, StreamDirectory streams) {
        this.log = log;
        this.streams = streams;
    }

    private record Pusher(int site, int lineage, long known) {}

    @Override
    public List<Result> decide(Decision decision, String by, String reason, List<Waited> changes) {
        Map<Pusher, List<Waited>> byPusher = new LinkedHashMap<>();
        for (Waited waited : changes) {
            Parked parked = waited.parked();
            byPusher.computeIfAbsent(
                            new Pusher(parked.site(), parked.lineage(), parked.known()), none -> new ArrayList<>())
                    .add(waited);
        }
        List<Result> results = new ArrayList<>();
        byPusher.forEach(
                (pusher, group) -> results.addAll(together(pusher, group, new Act(decision.name(), by, reason))));
        return results;
    }

    /** All at once; where something moved, one by one. */
    private List<Result> together(Pusher pusher, List<Waited> changes, Act act) {
        List<Result> results = attempts(pusher, changes, act);
        if (results != null) {
            return results;
        }
        List<Result> each = new ArrayList<>();
        for (Waited change : changes) {
            List<Result> alone = changes.size() == 1 ? null : attempts(pusher, List.of(change), act);
            each.addAll(alone == null ? List.of(moved(change.parked())) : alone);
        }
        return each;
    }

    private @Nullable List<Result> attempts(Pusher pusher, List<Waited> changes, Act act) {
        Set<Integer> heads = new HashSet<>();
        boolean copyKeys = true;
        for (int attempt = 0; attempt <= REPLANS_MAX; attempt++) {
            boolean optimistic = copyKeys;
            try {
                return log.inTransaction(transaction -> once(transaction, pusher, changes, act, heads, optimistic));
            } catch (Replan replan) {
                heads.addAll(replan.heads());
            } catch (KeysTaken taken) {
                copyKeys = false;
            }
        }
        return null;
    }

    private List<Result> once(
            Transaction transaction,
            Pusher pusher,
            List<Waited> waited,
            Act act,
            Set<Integer> heads,
            boolean copyKeys) {
        SiteId site = new SiteId(pusher.site());
        List<PushedChange> changes =
                waited.stream().map(each -> change(each.parked())).toList();
        List<Result> results = act.decision().equals(Decision.DISCARD.name())
                ? discarded(transaction, site, waited, changes)
                : judged(transaction, pusher, waited, changes, act, heads, copyKeys);
        transaction.decided(site, act, waited, results);
        return results;
    }

    private static List<Result> discarded(
            Transaction transaction, SiteId site, List<Waited> waited, List<PushedChange> changes) {
        if (!transaction.stillParked(site, changes)) {
            throw new Replan(Set.of());
        }
        transaction.discard(site, waited);
        return waited.stream()
                .map(each -> result(each.parked(), "discarded", null, true))
                .toList();
    }

    private List<Result> judged(
            Transaction transaction,
            Pusher pusher,
            List<Waited> waited,
            List<PushedChange> changes,
            Act act,
            Set<Integer> heads,
            boolean copyKeys) {
        SiteId site = new SiteId(pusher.site());
        boolean accepts = act.decision().equals(Decision.ACCEPT.name());
        BatchRun run = new BatchRun(
                transaction,
                rules,
                new BatchRun.Origin(site, pusher.lineage(), 0, 0, false, new BatchRun.Again(pusher.known(), accepts)),
                new BatchRun.Place(
                        streams.idOfSite(site),
                        new Held(Long.MAX_VALUE, Long.MAX_VALUE),
                        new Ration(rules, Usage.UNBOUNDED, Usage.NONE)));
        List<Answer.Line> lines = run.run(changes, heads, copyKeys);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Answer.Line line = lines.get(i);
            RecordCode code = line.code();
            boolean over = switch (line.outcome()) {
                case ACCEPTED, NOT_COLLECTED -> true;
                case DUPLICATE, STALE, QUARANTINED, RETRY_LATER, REFUSED -> false;
            };
            results.add(result(
                    waited.get(i).parked(), line.outcome().wireName(), code == null ? null : code.wireName(), over));
        }
        return results;
    }

    private PushedChange change(Parked parked) {
        return reader.restore(
                parked.typeName(),
                IdBytes.decode(parked.id()),
                Operation.ofCode(parked.op()),
                parked.baseVersion(),
                parked.body(),
                parked.siteSeq());
    }

    private static Result moved(Parked parked) {
        return result(parked, RecordCode.BUSY.outcome().wireName(), RecordCode.BUSY.wireName(), false);
    }

    private static Result result(Parked parked, String outcome, @Nullable String code, boolean over) {
        return new Result(parked.site(), parked.typeName(), IdBytes.decode(parked.id()), outcome, code, over);
    }
}

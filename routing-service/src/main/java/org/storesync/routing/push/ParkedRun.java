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
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.ChangeReader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.stream.StreamDirectory;

/**
 * Runs parked changes through the same plan, locks and rules as a push. Their rows carry no lineage, so their site gets them back. Those of
 * one installation, pushed with the same knowledge, are one run.
 */
@ApplicationScoped
class ParkedRun {
    private static final int REPLANS_MAX = 3;

    private final PushLog log;
    private final StreamDirectory streams;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();
    private final Rules rules = new Rules(catalogue);
    private final ChangeReader reader = new ChangeReader(catalogue);

    ParkedRun(PushLog log, StreamDirectory streams) {
        this.log = log;
        this.streams = streams;
    }

    /** Whose changes are judged together. */
    record Pusher(int site, int lineage, long known) {
        static Map<Pusher, List<Parked>> groups(List<Parked> changes) {
            Map<Pusher, List<Parked>> groups = new LinkedHashMap<>();
            for (Parked parked : changes) {
                groups.computeIfAbsent(
                                new Pusher(parked.site(), parked.lineage(), parked.known()), none -> new ArrayList<>())
                        .add(parked);
            }
            return groups;
        }
    }

    /** What is written beside the changes, in the same transaction. */
    interface Aftermath {
        void write(Transaction transaction, SiteId site, List<Parked> changes, List<Result> results);
    }

    /** What became of each, in their order: all at once; where something moved, one by one. What keeps moving is told as {@link #isMoved}. */
    List<Result> settle(Pusher pusher, List<Parked> changes, Decision decision, Aftermath aftermath) {
        List<Result> results = attempts(pusher, changes, decision, aftermath);
        if (results != null) {
            return results;
        }
        List<Result> each = new ArrayList<>();
        for (Parked change : changes) {
            List<Result> alone = changes.size() == 1 ? null : attempts(pusher, List.of(change), decision, aftermath);
            each.addAll(alone == null ? List.of(moved(change)) : alone);
        }
        return each;
    }

    private @Nullable List<Result> attempts(
            Pusher pusher, List<Parked> changes, Decision decision, Aftermath aftermath) {
        Set<Integer> heads = new HashSet<>();
        boolean copyKeys = true;
        for (int attempt = 0; attempt <= REPLANS_MAX; attempt++) {
            boolean optimistic = copyKeys;
            try {
                return log.inTransaction(transaction -> {
                    List<Result> results = run(transaction, pusher, changes, decision, heads, optimistic);
                    aftermath.write(transaction, new SiteId(pusher.site()), changes, results);
                    return results;
                });
            } catch (Replan replan) {
                heads.addAll(replan.heads());
            } catch (KeysTaken taken) {
                copyKeys = false;
            }
        }
        return null;
    }

    /** @throws Replan if something moved, or one does not wait there any more */
    private List<Result> run(
            Transaction transaction,
            Pusher pusher,
            List<Parked> parked,
            Decision decision,
            Set<Integer> heads,
            boolean copyKeys) {
        SiteId site = new SiteId(pusher.site());
        BatchRun run = new BatchRun(
                transaction,
                rules,
                new BatchRun.Origin(
                        site,
                        pusher.lineage(),
                        0,
                        0,
                        false,
                        new BatchRun.Again(pusher.known(), decision, corrected(parked))),
                new BatchRun.Place(
                        streams.idOfSite(site),
                        new Held(Long.MAX_VALUE, Long.MAX_VALUE),
                        new Ration(rules, Usage.UNBOUNDED, Usage.NONE)));
        List<Answer.Line> lines = run.run(parked.stream().map(this::change).toList(), heads, copyKeys);
        List<Result> results = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            results.add(
                    decision == Decision.DISCARD
                            ? result(parked.get(i), "discarded", null, true)
                            : result(parked.get(i), lines.get(i)));
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

    /** Those whose site got a correction when they were parked, or were found to be late. */
    private Set<RecordKey> corrected(List<Parked> parked) {
        Set<RecordKey> keys = new HashSet<>();
        for (Parked each : parked) {
            RecordCode code = RecordCode.ofWire(each.code());
            RecordType type = catalogue.find(each.typeName()).orElse(null);
            if (type != null && (Rules.isLate(code) || code == RecordCode.ROLLED_BACK_STALE)) {
                keys.add(RecordKey.of(type.code(), IdBytes.decode(each.id())));
            }
        }
        return keys;
    }

    private static Result result(Parked parked, Answer.Line line) {
        boolean over = switch (line.outcome()) {
            case ACCEPTED, NOT_COLLECTED -> true;
            case DUPLICATE, STALE, QUARANTINED, RETRY_LATER, REFUSED -> false;
        };
        return result(parked, line.outcome().wireName(), line.code(), over);
    }

    /** Of one that moved or was decided meanwhile. */
    private static Result moved(Parked parked) {
        return result(parked, Outcome.RETRY_LATER.wireName(), RecordCode.BUSY, false);
    }

    static boolean isMoved(Result result) {
        return RecordCode.BUSY.wireName().equals(result.code());
    }

    private static Result result(Parked parked, String outcome, @Nullable RecordCode code, boolean over) {
        return new Result(
                parked.site(),
                parked.typeName(),
                IdBytes.decode(parked.id()),
                outcome,
                code == null ? null : code.wireName(),
                over);
    }
}

package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.ChangeReader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.push.answer.Answer;
import org.storesync.routing.push.log.PushLog;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.push.run.Attempts;
import org.storesync.routing.push.run.BatchRun;
import org.storesync.routing.push.run.Terms;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.stream.StreamDirectory;

/**
 * Runs parked changes through the same plan, locks and rules as a push. Their rows carry no lineage, so their site gets them back. Changes
 * of one installation that were pushed with the same knowledge are one run.
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

    /** What is written besides the changes, in the same transaction. */
    @FunctionalInterface
    interface Aftermath {
        void write(Transaction transaction, SiteId site, List<Parked> changes, List<Result> results);
    }

    /** Groups changes that are judged together, by who pushed them. */
    static Map<Pusher, List<Parked>> byPusher(List<Parked> changes, Decision decision) {
        Map<Pusher, List<Parked>> groups = new LinkedHashMap<>();
        for (Parked parked : changes) {
            Pusher pusher = new Pusher(
                    new SiteId(parked.site()), parked.lineage(), parked.known(), decision == Decision.ACCEPT);
            groups.computeIfAbsent(pusher, none -> new ArrayList<>()).add(parked);
        }
        return groups;
    }

    /**
     * The result of each change, in their order. It tries all at once, and one by one where something moved. What keeps moving is marked as
     * {@link ParkedResults#isMoved}.
     */
    List<Result> settle(Pusher pusher, List<Parked> changes, Decision decision, Aftermath aftermath) {
        Optional<List<Result>> together = attempts(pusher, changes, decision, aftermath);
        if (together.isPresent()) {
            return together.get();
        }
        List<Result> each = new ArrayList<>();
        for (Parked change : changes) {
            Optional<List<Result>> alone =
                    changes.size() == 1 ? Optional.empty() : attempts(pusher, List.of(change), decision, aftermath);
            each.addAll(alone.orElseGet(() -> List.of(ParkedResults.moved(change))));
        }
        return each;
    }

    private Optional<List<Result>> attempts(
            Pusher pusher, List<Parked> changes, Decision decision, Aftermath aftermath) {
        return Attempts.run(log, REPLANS_MAX, (transaction, heads, copyKeys) -> {
            Terms terms = Terms.ofParked(streams.idOfSite(pusher.site()), rules, decision, corrected(changes));
            BatchRun run = new BatchRun(transaction, rules, pusher, terms);
            List<Answer.Line> lines = run.run(changes.stream().map(this::change).toList(), heads, copyKeys);
            List<Result> results = ParkedResults.of(changes, lines, decision);
            aftermath.write(transaction, pusher.site(), changes, results);
            return results;
        });
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

    /** Records whose site got a correction when they were parked or were found to be late. */
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
}

package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.ChangeReader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.EpochService;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.Rules;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.quarantine.Redriver;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.stream.StreamDirectory;

/** Runs parked changes through the same plan, locks and rules as a push. Their rows carry no lineage, so their site gets them back. */
@ApplicationScoped
class PushRedriver implements Redriver {
    private final PushLog log;
    private final EpochService epochs;
    private final StreamDirectory streams;
    private final RoutingConfig config;
    private final Rules rules = new Rules(RecordCatalogue.standard());
    private final ChangeReader reader = new ChangeReader(RecordCatalogue.standard());

    PushRedriver(PushLog log, EpochService epochs, StreamDirectory streams, RoutingConfig config) {
        this.log = log;
        this.epochs = epochs;
        this.streams = streams;
        this.config = config;
    }

    private record Pusher(int site, int lineage) {}

    @Override
    public int judgeAgain(List<Parked> changes) {
        Map<Pusher, List<PushedChange>> byPusher = new LinkedHashMap<>();
        for (Parked parked : changes) {
            byPusher.computeIfAbsent(new Pusher(parked.site(), parked.lineage()), none -> new ArrayList<>())
                    .add(reader.restore(
                            parked.typeName(),
                            IdBytes.decode(parked.id()),
                            Operation.ofCode(parked.op()),
                            parked.baseVersion(),
                            parked.body(),
                            parked.siteSeq()));
        }
        int accepted = 0;
        for (var group : byPusher.entrySet()) {
            accepted += together(group.getKey(), group.getValue());
        }
        return accepted;
    }

    /** All at once; where something moved, one by one, and what moves still is left to the next round. */
    private int together(Pusher pusher, List<PushedChange> changes) {
        int accepted = once(pusher, changes, true);
        if (accepted >= 0) {
            return accepted;
        }
        accepted = 0;
        for (PushedChange change : changes) {
            accepted += Math.max(0, once(pusher, List.of(change), false));
        }
        return accepted;
    }

    /** How many were accepted; -1 if something moved. */
    private int once(Pusher pusher, List<PushedChange> changes, boolean copyKeys) {
        try {
            return log.inTransaction(transaction -> run(transaction, pusher, changes, copyKeys));
        } catch (Replan | KeysTaken moved) {
            return -1;
        }
    }

    private int run(Transaction transaction, Pusher pusher, List<PushedChange> changes, boolean copyKeys) {
        SiteId site = new SiteId(pusher.site());
        BatchRun run = new BatchRun(
                transaction,
                rules,
                new BatchRun.Origin(site, pusher.lineage(), 0, 0, false, true),
                new BatchRun.Place(epochs.current(), streams.idOfSite(site), Long.MAX_VALUE));
        return (int) run.run(changes, Set.of(), copyKeys).stream()
                .filter(Answer.Line::isAccepted)
                .count();
    }
}

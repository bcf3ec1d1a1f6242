package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.ChangeReader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.Ration;
import org.storesync.routing.push.domain.Rules;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.quarantine.Redriver;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.stream.StreamDirectory;

/** Runs parked changes through the same plan, locks and rules as a push. Their rows carry no lineage, so their site gets them back. */
@ApplicationScoped
class PushRedriver implements Redriver {
    private static final Logger LOG = Logger.getLogger(PushRedriver.class);

    private static final int REPLANS_MAX = 3;

    private final PushLog log;
    private final StreamDirectory streams;
    private final Rules rules = new Rules(RecordCatalogue.standard());
    private final ChangeReader reader = new ChangeReader(RecordCatalogue.standard());

    PushRedriver(PushLog log, StreamDirectory streams) {
        this.log = log;
        this.streams = streams;
    }

    /** Changes of one pusher that were pushed with the same knowledge are judged together. */
    private record Pusher(int site, int lineage, long known) {}

    @Override
    public boolean judgeAgain(List<Parked> changes) {
        Map<Pusher, List<PushedChange>> byPusher = new LinkedHashMap<>();
        for (Parked parked : changes) {
            byPusher.computeIfAbsent(
                            new Pusher(parked.site(), parked.lineage(), parked.known()), none -> new ArrayList<>())
                    .add(reader.restore(
                            parked.typeName(),
                            IdBytes.decode(parked.id()),
                            Operation.ofCode(parked.op()),
                            parked.baseVersion(),
                            parked.body(),
                            parked.siteSeq()));
        }
        boolean settled = true;
        for (var group : byPusher.entrySet()) {
            settled &= together(group.getKey(), group.getValue());
        }
        return settled;
    }

    /** All at once; where something moved, one by one. */
    private boolean together(Pusher pusher, List<PushedChange> changes) {
        if (once(pusher, changes, true)) {
            return true;
        }
        boolean settled = true;
        for (PushedChange change : changes) {
            settled &= once(pusher, List.of(change), false);
        }
        return settled;
    }

    /** False if something moved. */
    private boolean once(Pusher pusher, List<PushedChange> changes, boolean copyKeys) {
        Set<Integer> heads = new HashSet<>();
        for (int attempt = 0; attempt <= REPLANS_MAX; attempt++) {
            try {
                int accepted = log.inTransaction(transaction -> run(transaction, pusher, changes, heads, copyKeys));
                LOG.debugf("%d of %d parked records of site %d accepted", accepted, changes.size(), pusher.site());
                return true;
            } catch (Replan moved) {
                heads.addAll(moved.heads());
            } catch (KeysTaken taken) {
                return false;
            }
        }
        return false;
    }

    private int run(
            Transaction transaction, Pusher pusher, List<PushedChange> changes, Set<Integer> heads, boolean copyKeys) {
        SiteId site = new SiteId(pusher.site());
        BatchRun run = new BatchRun(
                transaction,
                rules,
                new BatchRun.Origin(site, pusher.lineage(), 0, 0, false, new BatchRun.Again(pusher.known(), false)),
                new BatchRun.Place(
                        streams.idOfSite(site),
                        new Held(Long.MAX_VALUE, Long.MAX_VALUE),
                        new Ration(rules, Usage.UNBOUNDED, Usage.NONE)));
        return (int) run.run(changes, heads, copyKeys).stream()
                .filter(Answer.Line::isAccepted)
                .count();
    }
}

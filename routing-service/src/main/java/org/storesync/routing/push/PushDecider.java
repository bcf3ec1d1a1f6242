package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.routing.push.ParkedRun.Pusher;
import org.storesync.routing.push.PushLog.Act;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.quarantine.Decider;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;

/**
 * Carries out what people decide about parked changes. An accepted change is written whoever may edit and whatever stands there; of a
 * discarded one its site gets central's state.
 */
@ApplicationScoped
class PushDecider implements Decider {
    private static final int REPLANS_MAX = 3;

    private final PushLog log;
    private final ParkedRun run;

    PushDecider(PushLog log, ParkedRun run) {
        this.log = log;
        this.run = run;
    }

    @Override
    public List<Result> decide(Decision decision, String by, String reason, List<Parked> changes) {
        List<Result> results = new ArrayList<>();
        Pusher.groups(changes)
                .forEach((pusher, group) -> results.addAll(together(pusher, group, new Act(decision, by, reason))));
        return results;
    }

    /** All at once; where something moved, one by one. */
    private List<Result> together(Pusher pusher, List<Parked> changes, Act act) {
        List<Result> results = attempts(pusher, changes, act);
        if (results != null) {
            return results;
        }
        List<Result> each = new ArrayList<>();
        for (Parked change : changes) {
            List<Result> alone = changes.size() == 1 ? null : attempts(pusher, List.of(change), act);
            each.addAll(alone == null ? List.of(ParkedRun.moved(change)) : alone);
        }
        return each;
    }

    private @Nullable List<Result> attempts(Pusher pusher, List<Parked> changes, Act act) {
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
            List<Parked> changes,
            Act act,
            Set<Integer> heads,
            boolean copyKeys) {
        SiteId site = new SiteId(pusher.site());
        List<Result> results = run.run(transaction, pusher, changes, act.decision(), heads, copyKeys);
        if (act.decision() == Decision.DISCARD) {
            transaction.discard(site, changes);
        }
        transaction.decided(site, act, changes, results);
        return results;
    }
}

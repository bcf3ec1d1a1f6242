package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.storesync.model.SiteId;
import org.storesync.routing.push.ParkedRun.Pusher;
import org.storesync.routing.push.PushLog.Act;
import org.storesync.routing.push.PushLog.KeysTaken;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.quarantine.Redriver;

/** Judges parked changes again by itself. Where that ends a wait without taking the change, its site is told like of a decision. */
@ApplicationScoped
class PushRedriver implements Redriver {
    private static final Logger LOG = Logger.getLogger(PushRedriver.class);

    private static final int REPLANS_MAX = 3;
    private static final Act BY_ITSELF =
            new Act(Decision.JUDGE_AGAIN, "central", "central judged it again when what it waited for came");

    private final PushLog log;
    private final ParkedRun run;

    PushRedriver(PushLog log, ParkedRun run) {
        this.log = log;
        this.run = run;
    }

    @Override
    public boolean judgeAgain(List<Parked> changes) {
        boolean settled = true;
        for (var group : Pusher.groups(changes).entrySet()) {
            settled &= together(group.getKey(), group.getValue());
        }
        return settled;
    }

    /** All at once; where something moved, one by one. */
    private boolean together(Pusher pusher, List<Parked> changes) {
        if (attempts(pusher, changes, true)) {
            return true;
        }
        boolean settled = true;
        for (Parked change : changes) {
            settled &= attempts(pusher, List.of(change), false);
        }
        return settled;
    }

    /** False if something moved. */
    private boolean attempts(Pusher pusher, List<Parked> changes, boolean copyKeys) {
        Set<Integer> heads = new HashSet<>();
        for (int attempt = 0; attempt <= REPLANS_MAX; attempt++) {
            try {
                long accepted = log.inTransaction(transaction -> once(transaction, pusher, changes, heads, copyKeys));
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

    private long once(
            Transaction transaction, Pusher pusher, List<Parked> changes, Set<Integer> heads, boolean copyKeys) {
        List<Result> results = run.run(transaction, pusher, changes, BY_ITSELF.decision(), heads, copyKeys);
        List<Parked> told = new ArrayList<>();
        List<Result> news = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).isNewsOf(changes.get(i))) {
                told.add(changes.get(i));
                news.add(results.get(i));
            }
        }
        if (!told.isEmpty()) {
            transaction.decided(new SiteId(pusher.site()), BY_ITSELF, told, news);
        }
        return results.stream().filter(Result::over).count();
    }
}

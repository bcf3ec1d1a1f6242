package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.storesync.model.SiteId;
import org.storesync.routing.push.log.Decisions.Act;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.quarantine.Redriver;

/** Judges parked changes again automatically. Where a wait ends without an accepted change, the site is told as if a person had decided. */
@ApplicationScoped
class PushRedriver implements Redriver {
    private static final Logger LOG = Logger.getLogger(PushRedriver.class);

    private static final Act BY_ITSELF =
            new Act(Decision.JUDGE_AGAIN, "central", "central judged it again when what it waited for came");

    private final ParkedRun run;

    PushRedriver(ParkedRun run) {
        this.run = run;
    }

    @Override
    public boolean judgeAgain(List<Parked> changes) {
        boolean settled = true;
        for (var group : ParkedRun.byPusher(changes, BY_ITSELF.decision()).entrySet()) {
            List<Result> results =
                    run.settle(group.getKey(), group.getValue(), BY_ITSELF.decision(), PushRedriver::tell);
            LOG.debugf(
                    "%d of %d parked records of site %d accepted",
                    results.stream().filter(Result::isOver).count(),
                    results.size(),
                    group.getKey().site().value());
            settled &= results.stream().noneMatch(ParkedResults::isMoved);
        }
        return settled;
    }

    private static void tell(Transaction transaction, SiteId site, List<Parked> changes, List<Result> results) {
        List<Parked> told = new ArrayList<>();
        List<Result> news = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).isNewsOf(changes.get(i))) {
                told.add(changes.get(i));
                news.add(results.get(i));
            }
        }
        if (!told.isEmpty()) {
            transaction.decisions().keep(site, BY_ITSELF, told, news);
        }
    }
}

package org.storesync.routing.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.storesync.routing.push.ParkedRun.Aftermath;
import org.storesync.routing.push.log.Decisions.Act;
import org.storesync.routing.quarantine.Decider;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine.Parked;

/**
 * Carries out what people decide about parked changes. An accepted change is written without asking who may edit and what is stored there.
 * When a change is discarded, its site gets central's state.
 */
@ApplicationScoped
class PushDecider implements Decider {
    private final ParkedRun run;

    PushDecider(ParkedRun run) {
        this.run = run;
    }

    @Override
    public List<Result> decide(Decision decision, String by, String reason, List<Parked> changes) {
        Act act = new Act(decision, by, reason);
        Aftermath keep = (transaction, site, decided, results) -> {
            if (decision == Decision.DISCARD) {
                transaction.decisions().discard(site, decided);
            }
            transaction.decisions().keep(site, act, decided, results);
        };
        List<Result> results = new ArrayList<>();
        ParkedRun.byPusher(changes, decision)
                .forEach((pusher, group) -> results.addAll(run.settle(pusher, group, decision, keep)));
        return results;
    }
}

package org.storesync.routing.quarantine;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.quarantine.Quarantine.Asked;
import org.storesync.routing.quarantine.Quarantine.Parked;

/**
 * Has parked records judged again when what they wait for is there. Asked in the transaction that brings it, done right after it, and by
 * a worker where that was cut short; judged by the facts of that moment.
 */
@ApplicationScoped
public class RedriveService {
    private static final Logger LOG = Logger.getLogger(RedriveService.class);
    private static final int ASKED_MAX = 100;
    private static final int ROUNDS_MAX = 100;

    private final Quarantine quarantine;
    private final Redriver redriver;
    private final RoutingConfig config;

    RedriveService(Quarantine quarantine, Redriver redriver, RoutingConfig config) {
        this.quarantine = quarantine;
        this.redriver = redriver;
        this.config = config;
    }

    /** What was left over when a replica stopped in between. */
    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        run();
    }

    /** Right after the commit that asked: what fails here is left to the worker, for the answer stands already. */
    public void afterCommit() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "parked records are judged later");
        }
    }

    /** Judges everything that was asked for. */
    void run() {
        // What is accepted may be what others wait for: lines of a header that waited for its store.
        boolean more = true;
        for (int round = 0; more && round < ROUNDS_MAX; round++) {
            more = false;
            for (Asked parent : quarantine.asked(ASKED_MAX)) {
                more |= redriven(parent);
            }
        }
    }

    /** One that fails, or where something moved, is asked for again, behind the others. */
    private boolean redriven(Asked parent) {
        boolean settled = false;
        try {
            settled = redrive(parent);
        } catch (RuntimeException e) {
            LOG.errorf(e, "what waits for a record of type %d can't be judged", parent.type());
        }
        if (settled) {
            quarantine.answered(parent);
        } else {
            quarantine.postpone(parent);
        }
        return settled;
    }

    private boolean redrive(Asked parent) {
        @Nullable Parked last = null;
        int limit = config.quarantine().redriveMax();
        boolean settled = true;
        List<Parked> waiting;
        do {
            waiting = quarantine.waitingFor(parent, last, limit);
            if (!waiting.isEmpty()) {
                settled &= redriver.judgeAgain(waiting);
                last = waiting.getLast();
            }
        } while (waiting.size() == limit);
        return settled;
    }
}

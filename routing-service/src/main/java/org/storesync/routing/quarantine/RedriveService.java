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

    /** Judges everything that was asked for. */
    public void run() {
        // What is accepted may be what others wait for: lines of a header that waited for its store.
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<Asked> asked = quarantine.asked(ASKED_MAX);
            asked.forEach(this::redrive);
            if (asked.isEmpty()) {
                return;
            }
        }
    }

    private void redrive(Asked parent) {
        @Nullable Parked last = null;
        int limit = config.quarantine().redriveMax();
        List<Parked> waiting;
        do {
            waiting = quarantine.waitingFor(parent, last, limit);
            if (!waiting.isEmpty()) {
                int accepted = redriver.judgeAgain(waiting);
                LOG.debugf("%d of %d parked records accepted", accepted, waiting.size());
                last = waiting.getLast();
            }
        } while (waiting.size() == limit);
        quarantine.answered(parent);
    }
}

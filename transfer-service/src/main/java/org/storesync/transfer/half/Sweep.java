package org.storesync.transfer.half;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.storesync.transfer.config.TransferConfig;

/**
 * Judges sources nobody judged: those for which something came in a transaction beside their own, so that neither saw the other, and those that came
 * while the home streams were being read.
 */
@Singleton
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    /** What is left then is the next sweep's. */
    private static final int ROUNDS_MAX = 1000;

    private final PairLedger ledger;
    private final int max;

    public Sweep(PairLedger ledger, TransferConfig config) {
        this.ledger = ledger;
        this.max = config.sweepMax();
    }

    @Scheduled(every = "${sync.transfer.sweep:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void sweep() {
        try {
            int rounds = ROUNDS_MAX;
            while (ledger.judgeWaiting(max) == max && rounds-- > 0) {
                LOG.debug("more sources wait");
            }
        } catch (RuntimeException e) {
            LOG.warnf("waiting sources can't be judged now, it is tried again: %s", e.getMessage());
        }
    }
}

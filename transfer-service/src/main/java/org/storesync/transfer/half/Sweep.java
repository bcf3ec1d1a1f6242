package org.storesync.transfer.half;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.storesync.transfer.config.TransferConfig;

/**
 * Judges sources that are not judged yet. Either something came for a source in another transaction at the same time, so that neither
 * transaction saw the other, or the source came while the home streams were being read.
 */
@Singleton
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    /** The next sweep takes what is left after these rounds. */
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

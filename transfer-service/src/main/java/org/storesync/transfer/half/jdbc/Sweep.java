package org.storesync.transfer.half.jdbc;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.transfer.config.TransferConfig;

/**
 * Judges sources nobody judged: those whose store came in a transaction beside their own, so that neither saw the other, and those that came while
 * the home streams were being read.
 */
@Singleton
class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Transactions transactions;
    private final PairJudge judge;
    private final TransferConfig config;
    private final Clock clock;

    Sweep(Transactions transactions, PairJudge judge, TransferConfig config, Clock clock) {
        this.transactions = transactions;
        this.judge = judge;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${sync.transfer.sweep:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            while (some() == config.sweepMax()) {
                LOG.debug("more sources wait");
            }
        } catch (RuntimeException e) {
            LOG.warnf("waiting sources can't be judged now, it is tried again: %s", e.getMessage());
        }
    }

    /** How many were judged. */
    private int some() {
        return transactions.call(connection -> {
            List<String> sources = waiting(connection);
            judge.judge(connection, sources);
            return sources.size();
        });
    }

    private List<String> waiting(Connection connection) throws SQLException {
        if (StoreTable.isLoading(connection)) {
            return List.of();
        }
        List<String> sources = StoreTable.waitingForLoad(connection, config.sweepMax());
        return sources.isEmpty()
                ? StoreTable.waitingFor(connection, clock.instant().minus(config.sweepReach()), config.sweepMax())
                : sources;
    }
}

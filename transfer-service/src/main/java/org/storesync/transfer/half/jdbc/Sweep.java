package org.storesync.transfer.half.jdbc;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.transfer.config.TransferConfig;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.content.DocumentKey;

/**
 * Judges sources nobody judged: those for which something came in a transaction beside their own, so that neither saw the other, and those that came
 * while the home streams were being read.
 */
@Singleton
class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    /** What is left then is the next sweep's. */
    private static final int ROUNDS_MAX = 1000;

    private final Transactions transactions;
    private final PairJudge judge;
    private final TransferConfig config;

    Sweep(Transactions transactions, PairJudge judge, TransferConfig config) {
        this.transactions = transactions;
        this.judge = judge;
        this.config = config;
    }

    @Scheduled(every = "${sync.transfer.sweep:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            int rounds = ROUNDS_MAX;
            while (some() == config.sweepMax() && rounds-- > 0) {
                LOG.debug("more sources wait");
            }
        } catch (RuntimeException e) {
            LOG.warnf("waiting sources can't be judged now, it is tried again: %s", e.getMessage());
        }
    }

    /** How many were judged. */
    private int some() {
        return transactions.call(connection -> {
            Map<DocumentKey, Set<News>> news = waiting(connection);
            judge.judge(connection, news);
            return news.size();
        });
    }

    private Map<DocumentKey, Set<News>> waiting(Connection connection) throws SQLException {
        Map<DocumentKey, Set<News>> news = new LinkedHashMap<>();
        if (FactTable.isLoading(connection)) {
            return news;
        }
        List<DocumentKey> loaded = DocumentTable.loaded(connection, config.sweepMax());
        loaded.forEach(each -> news.put(each, Set.of(News.SOURCE, News.HALF)));
        if (loaded.isEmpty()) {
            FactTable.satisfied(connection, config.sweepMax()).forEach(each -> news.put(each, Set.of(News.FACT)));
        }
        return news;
    }
}

package org.storesync.masterdata.replica.jdbc;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.storesync.client.feed.FeedLedger;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.masterdata.central.jdbc.LostAtCentral;
import org.storesync.masterdata.kind.Kinds;
import org.storesync.masterdata.primacy.Primacy;
import org.storesync.masterdata.primacy.Role;
import org.storesync.model.FeedPartitions;

/**
 * After a restore of central: as soon as everything that central has is read again, the primary pushes what it has and central lost. While
 * another site is the primary, this service takes what central has instead.
 */
@Singleton
class Resending {
    private static final Logger LOG = Logger.getLogger(Resending.class);

    private final Transactions transactions;
    private final FeedLedger feed;
    private final Primacy primacy;
    private final Kinds kinds;
    private final Clock clock;

    Resending(Transactions transactions, FeedLedger feed, Primacy primacy, Kinds kinds, Clock clock) {
        this.transactions = transactions;
        this.feed = feed;
        this.primacy = primacy;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sync.master-data.primacy-refresh:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!transactions.call(LostAtCentral::isOpen) || feed.positions().size() < FeedPartitions.COUNT) {
            return;
        }
        switch (primacy.role()) {
            case Role.Primary() -> {
                int records =
                        transactions.call(connection -> LostAtCentral.pushAgain(connection, kinds, clock.instant()));
                LOG.warnf("central was restored: %d central records that it lacks are pushed again", records);
            }
            case Role.Elsewhere ignored -> {
                transactions.run(connection -> LostAtCentral.follow(connection, kinds));
                for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
                    feed.forget(partition);
                }
                LOG.warn("central was restored: its central data are read again, as it has them");
            }
            case Role.CatchingUp ignored -> {}
            case Role.Unknown ignored -> {}
        }
    }
}

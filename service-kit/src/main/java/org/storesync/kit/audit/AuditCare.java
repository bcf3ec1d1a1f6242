package org.storesync.kit.audit;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The audit's daily round: seals the heads of chains, and deletes rows past their time in bounded steps. */
@Singleton
public class AuditCare {
    private static final Logger LOG = Logger.getLogger(AuditCare.class);

    private final AuditBook book;
    private final AuditConfig config;
    private final Clock clock;

    AuditCare(AuditBook book, AuditConfig config, Clock clock) {
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    public void round() {
        book.seal();
        long total = 0;
        int gone;
        do {
            gone = book.purge(clock.instant().minus(config.kept()), config.purgedMax());
            total += gone;
        } while (gone > 0);
        if (total > 0) {
            LOG.infof("deleted %d audit rows", total);
        }
    }
}

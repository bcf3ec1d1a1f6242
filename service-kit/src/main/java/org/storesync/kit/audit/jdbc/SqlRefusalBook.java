package org.storesync.kit.audit.jdbc;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.RefusalBook;
import org.storesync.kit.audit.RefusalFold;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.security.RefusedCall;

/** Writes refused calls to a separate chain, so that they never delay acts that are allowed. */
@Singleton
public class SqlRefusalBook implements RefusalBook {
    private static final Logger LOG = Logger.getLogger(SqlRefusalBook.class);

    private final Transactions transactions;
    private final AuditChain chain;
    private final Clock clock;
    private final RefusalFold fold;

    SqlRefusalBook(Transactions transactions, AuditChain chain, AuditConfig config, Clock clock) {
        this.transactions = transactions;
        this.chain = chain;
        this.clock = clock;
        this.fold = new RefusalFold(config.refusedCallersMax());
    }

    @Override
    public void note(RefusedCall call) {
        fold.note(call);
    }

    @Override
    public int write() {
        RefusalFold.Taken taken = fold.take();
        List<AuditEntry> entries = taken.entries(clock.instant());
        if (entries.isEmpty()) {
            return 0;
        }
        boolean written = false;
        try {
            transactions.run(connection -> {
                for (AuditEntry entry : entries) {
                    chain.append(connection, entry);
                }
            });
            written = true;
            LOG.infof("audited refused calls of %d callers", entries.size());
            return entries.size();
        } finally {
            if (!written) {
                fold.putBack(taken);
            }
        }
    }
}

package org.storesync.routing.push.log;

import java.util.function.Function;

/** The log as a push needs it: it reads, locks in the one global order, and writes, all in one transaction. */
public interface PushLog {

    /**
     * Runs the work in one transaction, which is rolled back when the work throws. The work runs again after a conflict with another
     * transaction.
     */
    <T> T inTransaction(Function<Transaction, T> work);

    /** What one transaction works with. Each part is bound to its connection. */
    record Transaction(
            Lanes lanes,
            Grounds grounds,
            Keys keys,
            Heads heads,
            Rows rows,
            Children children,
            Parked parked,
            Decisions decisions,
            Stores stores,
            VisibleNames visibleNames,
            Unaddressed unaddressed) {}
}

package org.storesync.routing.push.log;

import java.util.function.Function;

/** The log, as a push needs it: reads, locks in the one global order, and writes, all in one transaction. */
public interface PushLog {

    /** Runs the work in one transaction; it is rolled back when the work throws. Runs again after a conflict with another one. */
    <T> T inTransaction(Function<Transaction, T> work);

    /** What one transaction works with; each is bound to its connection. */
    record Transaction(
            Lanes lanes,
            Grounds grounds,
            Keys keys,
            Heads heads,
            Rows rows,
            Children children,
            Parked parked,
            Decisions decisions,
            Stores stores) {}
}

package org.storesync.kit.audit;

import org.storesync.kit.security.RefusedCall;

/**
 * Refused calls of administrators, on their way into the audit. They are folded in memory and written together, so that a flood of them is a few
 * rows a minute. A service that keeps an audit says which calls these are, and when they are written.
 */
public interface RefusalBook {
    /** Counts it; waits for nothing. */
    void note(RefusedCall call);

    /** Writes what was counted since the last time; how many rows those were. What can't be written now is kept, folded, for the next time. */
    int write();
}

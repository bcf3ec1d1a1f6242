package org.storesync.kit.audit;

import org.storesync.kit.security.RefusedCall;

/**
 * Takes refused calls of administrators into the audit. They are counted in memory and written together, so that a flood of them is only a
 * few rows a minute. A service that keeps an audit says which calls these are, and when they are written.
 */
public interface RefusalBook {
    /** Counts the call without waiting for anything. */
    void note(RefusedCall call);

    /**
     * Writes what was counted since the last time; returns how many rows these were. What can't be written now is kept for the next time.
     */
    int write();
}

package org.storesync.masterdata.central;

import org.jspecify.annotations.Nullable;

/** What central knows of a store beside its record: routing answers, for only it sees assignments, patients and what the store has. */
public interface StoreUses {
    Use of(String storeId);

    /**
     * How a store is used.
     *
     * @param activeSite where it is active, null for nowhere
     * @param records how many records name it as theirs, counted up to a limit
     */
    record Use(boolean inUse, @Nullable Integer activeSite, long records) {}
}

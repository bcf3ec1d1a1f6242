package org.storesync.masterdata.central;

import org.jspecify.annotations.Nullable;

/**
 * What central knows of a store besides its record. Routing answers, because only routing sees assignments, patients and the store's data.
 */
public interface StoreUses {
    Use of(String storeId);

    /**
     * How a store is used.
     *
     * @param activeSite where it is active, null for nowhere
     * @param records how many records belong to it, counted up to a limit
     */
    record Use(boolean inUse, @Nullable Integer activeSite, long records) {}
}

package org.storesync.agent.jdbc;

import java.util.Optional;

/** For each store that is active here, the collecting epoch for which this site has put all records of the store into its outbox. */
public final class CollectedTable {
    private final Rows rows;

    CollectedTable(Rows rows) {
        this.rows = rows;
    }

    /** The epoch; empty for a store that was not active and collected here before. */
    public Optional<Long> epoch(String storeId) {
        return rows.one("select epoch from collected where store_id = ?", row -> row.getLong(1), storeId);
    }

    public void epoch(String storeId, long epoch) {
        rows.update(
                "insert into collected (store_id, epoch) values (?, ?) on conflict do update set epoch = excluded.epoch",
                storeId,
                epoch);
    }

    /** Forgets the store, which is active elsewhere now. If it comes back, the site loads it from central. */
    public void forget(String storeId) {
        rows.update("delete from collected where store_id = ?", storeId);
    }
}

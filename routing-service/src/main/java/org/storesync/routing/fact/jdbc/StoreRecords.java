package org.storesync.routing.fact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.storesync.routing.fact.domain.StoreRecord;

/**
 * Keeps what the rules need from accepted store records, in the transaction that accepts them (B10). The feature that keeps the stores
 * implements it.
 */
public interface StoreRecords {
    void keep(Connection connection, Collection<StoreRecord> stores, long epoch, Instant now) throws SQLException;
}

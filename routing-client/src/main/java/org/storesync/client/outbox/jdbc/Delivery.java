package org.storesync.client.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.storesync.client.outbox.Delivered;

/** Learns the outcome of each pushed change once, in the transaction that deletes the changes. */
public interface Delivery {
    void delivered(Connection connection, int lane, List<Delivered> changes) throws SQLException;
}

package org.storesync.client.outbox.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.storesync.client.outbox.Delivered;

/** Told what became of pushed changes, each once, in the transaction that lets go of them. */
public interface Delivery {
    void delivered(Connection connection, int lane, List<Delivered> changes) throws SQLException;
}

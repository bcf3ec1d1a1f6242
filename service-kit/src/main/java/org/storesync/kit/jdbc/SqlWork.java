package org.storesync.kit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What runs inside one transaction. It may run again after a conflict, so it must change only the database. */
@FunctionalInterface
public interface SqlWork<T> {
    T run(Connection connection) throws SQLException;
}

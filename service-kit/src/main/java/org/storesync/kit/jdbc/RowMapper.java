package org.storesync.kit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the row a result set stands on. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
}

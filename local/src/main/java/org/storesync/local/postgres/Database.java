package org.storesync.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database with the one role that owns it.
 *
 * @param url JDBC URL without user and password
 */
public record Database(String name, String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "Database[" + name + " at " + url + "]";
    }
}

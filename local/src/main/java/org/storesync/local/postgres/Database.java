package org.storesync.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database with the role a service works under in it and the one that owns it, which is the same where no audit is kept.
 *
 * @param url JDBC URL without user and password
 */
public record Database(String name, String url, Login service, Login owner) {
    /** A role and its password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    public String user() {
        return service.user();
    }

    public String password() {
        return service.password();
    }

    /** Whether the service owns nothing here. */
    public boolean parted() {
        return !service.equals(owner);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user(), password());
    }

    @Override
    public String toString() {
        return "Database[" + name + " at " + url + "]";
    }
}

package org.storesync.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database, the role under which a service works in it, and the role that owns it. For Keycloak both are the same.
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

    /** Whether the service's role owns nothing here. */
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

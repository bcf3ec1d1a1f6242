package org.storesync.masterdata.central.jdbc;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.storesync.kit.jdbc.SqlAction;
import org.storesync.kit.jdbc.SqlWork;

/** Runs plain SQL on the connection of the caller's transaction, so that it is committed together with Hibernate's work. */
@Singleton
class CurrentTransaction {
    private final AgroalDataSource database;

    CurrentTransaction(AgroalDataSource database) {
        this.database = database;
    }

    <T> T call(SqlWork<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("an edit could not be written", e);
        }
    }

    void run(SqlAction action) {
        call(connection -> {
            action.run(connection);
            return true;
        });
    }
}

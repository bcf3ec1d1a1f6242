package org.storesync.kit.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A database error that nobody expected, or one that the caller recognises by the name of a constraint. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    public DatabaseException(SQLException cause) {
        super(cause);
        this.failure = cause;
    }

    /** The five characters of the SQLSTATE; an empty text if the driver gave none. */
    public String sqlState() {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    /** The constraint that was broken, by its name in the migrations. */
    public Optional<String> constraint() {
        if (failure instanceof PSQLException told) {
            ServerErrorMessage message = told.getServerErrorMessage();
            return Optional.ofNullable(message == null ? null : message.getConstraint());
        }
        return Optional.empty();
    }
}

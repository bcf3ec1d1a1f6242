package org.storesync.routing.push.jdbc;

import java.sql.SQLException;

/** Carries an SQL exception through code that does not know SQL, to where transactions are retried. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException cause;

    Broken(SQLException cause) {
        super(null, cause, false, false);
        this.cause = cause;
    }

    SQLException cause() {
        return cause;
    }
}

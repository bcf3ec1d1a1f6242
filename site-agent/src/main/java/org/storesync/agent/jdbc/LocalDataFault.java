package org.storesync.agent.jdbc;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The local database failed: the disk is full, this user may not write the file, or another program holds it. */
public final class LocalDataFault extends RuntimeException {
    LocalDataFault(String message) {
        super(message);
    }

    private LocalDataFault(String message, SQLException cause) {
        super(message, cause);
    }

    static LocalDataFault of(SQLException cause) {
        SQLiteErrorCode code =
                cause instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        String what = switch (code) {
            case SQLITE_FULL -> "the disk is full; free some space and try again";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                "the site's folder can't be written; check its permissions";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "site.db is damaged; restore the folder from a copy: the next sync fetches what is missing";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program is writing to this site for too long; try again";
            default -> "the local database failed: " + cause.getMessage();
        };
        return new LocalDataFault(what, cause);
    }
}
